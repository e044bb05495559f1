import { t } from '../i18n/i18n';

/** The first Tab stop of a page; `main` carries `id="main"` and `tabIndex={-1}`. */
export function Skip() {
  return (
    <a class="skip" href="#main">
      {t('kit.skip')}
    </a>
  );
}
