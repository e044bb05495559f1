import { translator } from '@kit/i18n/i18n';
import type english from '../locales/en.json';
import type later from '../locales/later/en.json';

export type Key = keyof typeof english | keyof typeof later;

/** Texts of the dashboard and of the kit. */
export const t = translator<Key>();
