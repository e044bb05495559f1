import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { language, t } from '../i18n/i18n';
import { remembered } from '../storage';
import { Button } from './Button';
import { Tick } from './Choice';
import { Dialog } from './Dialog';
import { belongsToText, isLetter, keyName, writesText } from './keys.model';
import { paneKeys } from './panes';

export interface Key {
  /** As written in help: `?`, `N`, `Ctrl K`, `Alt 1`. */
  readonly keys: string;
  readonly label: string;
  /** Missing where the browser does it (Tab, Enter): only shown. */
  readonly act?: () => void;
}

const known = signal<readonly (readonly Key[])[]>([]);
const helpOpen = signal(false);
/** Whether single letters act; who dictates or mistypes can switch them off. */
const letters = signal(remembered.get('letters') !== 'off');

/** Opens the help over all keys of the page. */
export function showKeyHelp(): void {
  helpOpen.value = true;
}

/** The name of a pressed key, when it may act: nobody has taken it, it writes no text, and letters are not switched off. */
function acting(event: KeyboardEvent): string | null {
  if (event.defaultPrevented) return null;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const writing = target !== null && writesText(target.tagName, target.getAttribute('type'), target.isContentEditable);
  const name = keyName(event);
  if (writing && belongsToText(name)) return null;
  return !letters.value && isLetter(name) ? null : name;
}

/** Keys of one row: heard where the focus is, by the same rules as those of the page. */
export function rowKeys(acts: Readonly<Record<string, () => void>>): (event: KeyboardEvent) => void {
  return (event) => {
    const name = acting(event);
    const act = name === null ? undefined : acts[name];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
}

/** Makes keys work while a component is on screen. Letters do not act while text is being written. */
export function useKeys(keys: readonly Key[]): void {
  useEffect(() => {
    known.value = [...known.value, keys];
    const press = (event: KeyboardEvent): void => {
      const name = acting(event);
      const key = keys.find((candidate) => candidate.keys === name && candidate.act !== undefined);
      if (key === undefined) return;
      event.preventDefault();
      key.act?.();
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
      known.value = known.value.filter((others) => others !== keys);
    };
  }, [keys]);
}

const close = (): void => {
  helpOpen.value = false;
};

/** The help behind `?`, and the keys that every page has. Stands once on a page. */
export function KeyHelp() {
  const now = language();
  useKeys(useMemo(() => [{ keys: '?', label: t('kit.keys.title'), act: showKeyHelp }, ...paneKeys()], [now]));
  return (
    <Dialog
      open={helpOpen.value}
      title={t('kit.keys.title')}
      onClose={close}
      footer={<Button onClick={close}>{t('kit.close')}</Button>}
    >
      <dl class="keys">
        {known.value.flat().map((key) => (
          <div key={key.keys}>
            <dt>{key.label}</dt>
            <dd>
              {key.keys.split(' ').map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Tick
        label={t('kit.keys.letters')}
        checked={letters.value}
        onChange={(on) => {
          letters.value = on;
          remembered.set('letters', on ? null : 'off');
        }}
      />
    </Dialog>
  );
}
