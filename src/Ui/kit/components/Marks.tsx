import { CircleX, Clock3, Info } from 'lucide';
import type { ComponentChildren } from 'preact';
import { classes } from '../classes';
import { Icon } from '../icons';

/** A state or label in words. */
export function Tag(props: { tone?: 'ok' | 'warn' | 'bad' | 'info'; children: ComponentChildren }) {
  return <span class={classes('tag', props.tone)}>{props.children}</span>;
}

const noticeIcons = { info: Info, warn: Clock3, bad: CircleX };

interface NoticeProps {
  tone?: 'info' | 'warn' | 'bad';
  /** Spoken at once (`alert`) or when there is time (`status`). */
  live?: 'alert' | 'status';
  /** At most one action. */
  action?: ComponentChildren;
  children: ComponentChildren;
}

/** Says something inside the place it is about: at most two sentences and one action. */
export function Notice(props: NoticeProps) {
  const tone = props.tone ?? 'info';
  return (
    <div class={classes('note', tone !== 'info' && tone)} role={props.live}>
      <Icon node={noticeIcons[tone]} />
      <span class="grow">{props.children}</span>
      {props.action}
    </div>
  );
}
