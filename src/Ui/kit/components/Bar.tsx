import { Keyboard, Moon, Sun } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { classes } from '../classes';
import { framed } from '../frame/frame';
import { AppGlyph, appHue } from '../glyphs';
import { t } from '../i18n/i18n';
import { setTheme, theme } from '../theme';
import { IconButton } from './Button';
import { type Key, showKeyHelp, useKeys } from './keys';
import { Menu } from './Menu';
import { type BarPerson, EverywhereDialog, PersonMenu } from './PersonMenu';
import { Tooltip } from './Tooltip';

export interface BarApp {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

interface BarProps {
  /** Id of the app (`dashboard`), or `mark` for the house itself. */
  app: string;
  name: string;
  /** Where the name leads. */
  home: string;
  /** Where in the app we are, last part in ink. */
  place?: ComponentChildren;
  /** The apps menu; without it there is none. */
  apps?: readonly BarApp[];
  receipt?: ComponentChildren;
  /** At most two actions of this view. */
  actions?: ComponentChildren;
  person: BarPerson | null;
  /** Ends this sign-in, or all of the person's. */
  onSignOut?: (everywhere: boolean) => void;
}

/** The one bar: apps, name, place, receipt, actions, theme, person. In a frame only what the frame lacks. */
export function Bar(props: BarProps) {
  const inFrame = framed.value;
  const [asked, setAsked] = useState(false);
  const { onSignOut } = props;
  const leave = onSignOut && ((everywhere: boolean) => (everywhere ? setAsked(true) : onSignOut(false)));
  return (
    <>
      <header class="bar">
        {!inFrame && props.apps !== undefined && <AppsMenu apps={props.apps} />}
        <a
          class={classes('app', props.app === 'mark' && 'house')}
          href={props.home}
          style={{ '--hue': props.app === 'mark' ? 'transparent' : appHue(props.app) }}
        >
          <AppGlyph app={props.app} size={22} />
          <span>{props.name}</span>
        </a>
        {props.place !== undefined && <span class="crumb">{props.place}</span>}
        <span class="space" />
        {props.receipt}
        {props.actions}
        {!inFrame && (
          <>
            <IconButton icon={Keyboard} label={t('kit.keys.title')} keys="?" class="wide-only" onClick={showKeyHelp} />
            <ThemeButton wideOnly />
            {props.person !== null && <PersonMenu person={props.person} onSignOut={leave} />}
          </>
        )}
      </header>
      {onSignOut !== undefined && (
        <EverywhereDialog
          open={asked}
          onAnswer={(sure) => {
            setAsked(false);
            if (sure) onSignOut(true);
          }}
        />
      )}
    </>
  );
}

/** Switches between light and dark in one press. */
export function ThemeButton(props: { wideOnly?: boolean }) {
  const dark =
    theme.value === 'dark' || (theme.value === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <IconButton
      icon={dark ? Sun : Moon}
      label={dark ? t('kit.theme.toLight') : t('kit.theme.toDark')}
      class={classes(props.wideOnly === true && 'wide-only')}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    />
  );
}

/** `Alt 1` to `Alt 4`: the apps in their order. */
export const appKeys = (apps: readonly BarApp[]): readonly Key[] =>
  apps.slice(0, 4).map((app, index) => ({
    keys: `Alt ${index + 1}`,
    label: app.name,
    act: () => location.assign(app.url),
  }));

function AppsMenu(props: { apps: readonly BarApp[] }) {
  useKeys(useMemo(() => appKeys(props.apps), [props.apps.map((app) => app.id + app.name).join()]));
  const entries = [
    { label: t('kit.apps.home'), href: '/' },
    ...props.apps.map((app) => ({ label: app.name, href: app.url })),
  ];
  return (
    <Menu
      label={t('kit.apps.all')}
      groups={[{ entries }]}
      button={(attributes) => (
        <Tooltip text={t('kit.apps.all')} keys={undefined}>
          <button {...attributes} class="ib" aria-label={t('kit.apps.all')}>
            <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
              <path
                d="M5 5h.01M12 5h.01M19 5h.01M5 12h.01M12 12h.01M19 12h.01M5 19h.01M12 19h.01M19 19h.01"
                stroke-width="3"
              />
            </svg>
          </button>
        </Tooltip>
      )}
    />
  );
}
