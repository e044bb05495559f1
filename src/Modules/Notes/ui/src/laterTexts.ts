import { bringLocales } from '@kit/i18n/i18n';

let brought: Promise<void> | null = null;

/** Texts of dialogs and of the trash, which nobody sees at first; they come with what shows them. */
export function laterTexts(): Promise<void> {
  brought ??= bringLocales(import.meta.glob('../locales/later/*.json', { import: 'default' }));
  return brought;
}
