import { translator } from '@kit/i18n/i18n';
import type english from '../locales/en.json';

export type Key = keyof typeof english;

/** Texts of Notes and of the kit. */
export const t = translator<Key>();
