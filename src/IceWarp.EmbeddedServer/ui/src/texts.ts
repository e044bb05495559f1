import { addLocales, translator } from '@kit/i18n/i18n';
import type english from '../locales/en.json';

addLocales(import.meta.glob('../locales/*.json', { import: 'default' }));

/** The WebClient's texts. */
export const t = translator<keyof typeof english>();
