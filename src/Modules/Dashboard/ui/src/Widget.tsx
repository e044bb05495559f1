import { classes } from '@kit/classes';
import { IconButton } from '@kit/components/Button';
import { Tag } from '@kit/components/Marks';
import { Menu, type MenuEntry } from '@kit/components/Menu';
import { Tooltip } from '@kit/components/Tooltip';
import { Icon } from '@kit/icons';
import {
  Cake,
  CalendarDays,
  Clock,
  Ellipsis,
  Folder,
  type IconNode,
  Link,
  ListChecks,
  Mail,
  Pin,
  RotateCw,
  StickyNote,
  Video,
} from 'lucide';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useId, useRef } from 'preact/hooks';
import { useDoor } from './door';
import { useEdges } from './edges';
import { type AskingKind, asks, type Kind } from './models/layout.model';
import { isAway } from './models/live.model';
import { fresh } from './state/live';
import { resourceOf } from './state/parts';
import { t } from './t';
import style from './Widget.module.css';

export const kindIcons: Readonly<Record<Kind, IconNode>> = {
  mail: Mail,
  agenda: CalendarDays,
  tasks: ListChecks,
  notes: StickyNote,
  files: Folder,
  pins: Pin,
  conference: Video,
  birthdays: Cake,
  clock: Clock,
  links: Link,
};

interface WidgetProps {
  kind: Kind;
  /** One state in words beside the title. */
  tag?: { readonly tone: 'warn' | 'bad'; readonly text: string } | null;
  entries?: readonly MenuEntry[];
  /** Stays at the foot while the content scrolls. */
  foot?: ComponentChildren;
  children: ComponentChildren;
}

/** Set around widgets that are being arranged: they show their content only, the arranging brings head and foot. */
export const Arranged = createContext(false);

/** A widget: while it is arranged its bare content, else everything. */
export function Widget(props: WidgetProps) {
  return useContext(Arranged) ? <div class={style.body}>{props.children}</div> : <Everyday {...props} />;
}

/** A widget in everyday use: its head, its content scrolling under it, its foot. One Tab stop until it is entered. */
function Everyday(props: WidgetProps) {
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  useDoor(section);
  useEdges(section);
  const name = t(`kind.${props.kind}`);
  return (
    <section
      class={style.widget}
      data-kind={props.kind}
      data-widget
      data-old={asks(props.kind) && isOld(props.kind) ? '' : undefined}
      aria-labelledby={titleId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the widget is the Tab stop, Enter leads into it; it also scrolls by keyboard
      tabIndex={0}
      ref={section}
    >
      <header class={style.head}>
        <Icon node={kindIcons[props.kind]} size="s" />
        <h2 id={titleId}>{name}</h2>
        {props.tag && <Tag tone={props.tag.tone}>{props.tag.text}</Tag>}
        <Options kind={props.kind} name={name} entries={props.entries ?? []} />
      </header>
      <div class={style.body}>{props.children}</div>
      {props.foot && <footer class={style.foot}>{props.foot}</footer>}
    </section>
  );
}

/** Whether what is shown may have changed on the server since. */
function isOld(kind: AskingKind): boolean {
  const { data, problem } = resourceOf(kind).state.value;
  return data !== null && (problem !== null || isAway(fresh.value));
}

function Options(props: { kind: Kind; name: string; entries: readonly MenuEntry[] }) {
  const label = t('widget.options', { name: props.name });
  const { kind } = props;
  const own: MenuEntry[] = asks(kind)
    ? [{ label: t('widget.refresh'), icon: RotateCw, act: () => void resourceOf(kind).refresh() }]
    : [];
  if (own.length + props.entries.length === 0) return null;
  return (
    <Menu
      label={label}
      align="end"
      groups={[{ entries: [...own, ...props.entries] }]}
      button={(attributes) => (
        <Tooltip text={label} keys={undefined}>
          <button {...attributes} class={classes('ib', 's', style.options)} aria-label={label}>
            <Icon node={Ellipsis} size="s" />
          </button>
        </Tooltip>
      )}
    />
  );
}

/** A small act at the end of a row, shown on hover, focus and touch. */
export function RowAct(props: { icon: IconNode; label: string; keys?: string; pressed?: boolean; act: () => void }) {
  const { keys, pressed } = props;
  return (
    <IconButton
      icon={props.icon}
      label={props.label}
      small
      {...(keys === undefined ? {} : { keys })}
      {...(pressed === undefined ? {} : { pressed })}
      onClick={props.act}
    />
  );
}
