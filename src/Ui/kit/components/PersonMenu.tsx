import { Keyboard, LogOut, Monitor, MonitorX, Moon, Sun } from 'lucide';
import { density, setDensity } from '../density';
import { language, languages, setLanguage, t } from '../i18n/i18n';
import { setTheme, theme } from '../theme';
import { Avatar } from './Avatar';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { showKeyHelp } from './keys';
import { Menu, type MenuGroup } from './Menu';

export interface BarPerson {
  readonly email: string;
  readonly name: string;
}

/** A language in its own words: `Polski`. */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** Language, looks, help, sign-out. */
export function PersonMenu(props: { person: BarPerson; onSignOut: ((everywhere: boolean) => void) | undefined }) {
  const { person, onSignOut } = props;
  const name = person.name || person.email;
  const groups: MenuGroup[] = [
    {
      label: t('kit.language'),
      entries: languages().map((code) => ({
        label: languageName(code),
        lang: code,
        checked: code === language(),
        act: () => void setLanguage(code),
      })),
    },
    {
      label: t('kit.theme'),
      entries: [
        {
          label: t('kit.theme.system'),
          icon: Monitor,
          checked: theme.value === 'system',
          act: () => setTheme('system'),
        },
        { label: t('kit.theme.light'), icon: Sun, checked: theme.value === 'light', act: () => setTheme('light') },
        { label: t('kit.theme.dark'), icon: Moon, checked: theme.value === 'dark', act: () => setTheme('dark') },
      ],
    },
    {
      label: t('kit.density'),
      entries: [
        {
          label: t('kit.density.normal'),
          checked: density.value === 'normal',
          act: () => setDensity('normal'),
        },
        {
          label: t('kit.density.compact'),
          checked: density.value === 'compact',
          act: () => setDensity('compact'),
        },
      ],
    },
    {
      entries: [
        { label: t('kit.keys.title'), icon: Keyboard, keys: '?', act: showKeyHelp },
        ...(onSignOut === undefined
          ? []
          : [
              { label: t('kit.signOut'), icon: LogOut, act: () => onSignOut(false) },
              { label: t('kit.signOut.everywhere'), icon: MonitorX, act: () => onSignOut(true) },
            ]),
      ],
    },
  ];
  return (
    <Menu
      label={t('kit.account')}
      align="end"
      groups={groups}
      head={
        <div class="menu-head">
          <b class="cut">{name}</b>
          <span class="cut t12 qq">{person.email}</span>
        </div>
      }
      button={(attributes) => (
        <button {...attributes} class="me" aria-label={t('kit.account.of', { name })}>
          <Avatar name={person.name} id={person.email} />
        </button>
      )}
    />
  );
}

/** Asks before every sign-in of the person ends. */
export function EverywhereDialog(props: { open: boolean; onAnswer: (sure: boolean) => void }) {
  return (
    <Dialog
      open={props.open}
      title={t('kit.signOut.everywhere.title')}
      onClose={() => props.onAnswer(false)}
      footer={
        <>
          <Button autofocus onClick={() => props.onAnswer(false)}>
            {t('kit.signOut.stay')}
          </Button>
          <Button look="stop" onClick={() => props.onAnswer(true)}>
            {t('kit.signOut.everywhere')}
          </Button>
        </>
      }
    >
      <p>{t('kit.signOut.everywhere.more')}</p>
    </Dialog>
  );
}
