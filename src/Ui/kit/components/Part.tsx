import { Lock, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { problemText } from '../api/problem';
import { classes } from '../classes';
import { clock } from '../i18n/dates';
import { t } from '../i18n/i18n';
import { Icon, type IconNode } from '../icons';
import { useNow } from '../now';
import type { Resource } from '../resource';
import { type Face, faceOf, type ResourceState, secondsUntil } from '../resource.model';
import { Button } from './Button';

interface PartProps<T> {
  title: string;
  icon: IconNode;
  resource: Resource<T>;
  /** One state beside the title: a `Tag`. */
  tag?: ComponentChildren;
  /** Buttons at the end of the head. */
  tools?: ComponentChildren;
  /** How many bones stand for the content while it loads. */
  bones?: number;
  isEmpty?: (data: T) => boolean;
  /** What is shown for empty content: an `Empty`. */
  empty?: ComponentChildren;
  /** A widget whose place is given by an administrator. */
  locked?: boolean;
  class?: string;
  children: (data: T) => ComponentChildren;
}

/** A part of a page that loads by itself: head, content, and every state between nothing and last known content. */
export function Part<T>(props: PartProps<T>) {
  const titleId = useId();
  const state = props.resource.state.value;
  return (
    <section class={classes('part', props.locked === true && 'locked', props.class)} aria-labelledby={titleId}>
      <header class="part-head">
        <Icon node={props.icon} size="s" />
        <h2 id={titleId}>{props.title}</h2>
        {props.locked === true && <Icon node={Lock} size="xs" />}
        {props.tag}
        <span class="grow" />
        {props.tools}
      </header>
      <div class="part-body">
        <Content {...props} state={state} />
      </div>
    </section>
  );
}

/** The body of a `Part` alone, for places with a head of their own. */
export function Content<T>(props: PartProps<T> & { state: ResourceState<T> }) {
  const { state } = props;
  const settled = state.data !== null && state.problem === null;
  if (settled) return <Filled {...props} data={state.data} />;
  return <Unsettled {...props} />;
}

function Filled<T>(props: PartProps<T> & { data: T }) {
  return <>{props.isEmpty?.(props.data) === true ? props.empty : props.children(props.data)}</>;
}

function Unsettled<T>(props: PartProps<T> & { state: ResourceState<T> }) {
  const now = useNow(100).value;
  const { state, resource } = props;
  const face: Face = faceOf(state, now);
  const tryNow = (
    <Button
      size="s"
      onClick={() => void resource.refresh()}
      busy={state.asking !== null && face !== 'slow' ? t('kit.part.trying') : null}
    >
      {t('kit.part.tryNow')}
    </Button>
  );
  if (state.data !== null)
    return (
      <>
        <p class="part-line" role="status">
          <Icon node={TriangleAlert} size="s" />
          <span class="grow">{t('kit.part.asItWas', { time: clock(state.at ?? now) })}</span>
          {tryNow}
        </p>
        <Filled {...props} data={state.data} />
      </>
    );
  if (state.problem !== null)
    return (
      <div class="empty">
        <Icon node={TriangleAlert} />
        <strong>{t('kit.part.failed', { part: props.title })}</strong>
        <span role="status">{problemText(state.problem)}</span>
        <span class="t13 num">
          {state.nextTry !== null &&
            state.asking === null &&
            t('kit.part.nextTry', { seconds: secondsUntil(state.nextTry, now) })}
        </span>
        {tryNow}
      </div>
    );
  if (face === 'waiting') return null;
  return (
    <>
      <Bones count={props.bones ?? 4} />
      {face === 'slow' && (
        <p class="part-line" role="status">
          <span class="grow">{t('kit.part.slow')}</span>
        </p>
      )}
    </>
  );
}

/** Grey places of the true size for rows that are on their way. */
export function Bones(props: { count: number }) {
  return (
    <div class="bones" role="status" aria-label={t('kit.part.loading')}>
      {Array.from({ length: props.count }, (_, index) => (
        <div key={index}>
          <i class="bone" />
          <i class="bone" />
        </div>
      ))}
    </div>
  );
}

/** Nothing here: one sentence and the one action. */
export function Empty(props: { glyph?: ComponentChildren; title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      {props.glyph}
      <strong>{props.title}</strong>
      {props.children}
    </div>
  );
}
