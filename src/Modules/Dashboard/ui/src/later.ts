import { bringLocales } from '@kit/i18n/i18n';

let asked: Promise<void> | null = null;

/** Brings the texts of what comes on use: arranging, the dialogs of widgets, the search. Once, and again after a failure. */
export function laterTexts(): Promise<void> {
  asked ??= bringLocales(import.meta.glob('../locales/later/*.json', { import: 'default' })).catch(
    (failure: unknown) => {
      asked = null;
      throw failure;
    },
  );
  return asked;
}
