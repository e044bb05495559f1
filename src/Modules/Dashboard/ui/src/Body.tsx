import { reason } from '@kit/api/reason';
import { Button } from '@kit/components/Button';
import { Bones } from '@kit/components/Part';
import { stamp } from '@kit/i18n/dates';
import { Icon, type IconNode } from '@kit/icons';
import { useNow } from '@kit/now';
import type { Resource } from '@kit/resource';
import { faceOf, type ResourceState, secondsUntil } from '@kit/resource.model';
import { CloudOff, Lock, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import style from './Body.module.css';
import type { AskingKind } from './models/layout.model';
import { type Away, isAway } from './models/live.model';
import { fresh } from './state/live';
import { t } from './t';

interface BodyProps<T> {
  kind: AskingKind;
  resource: Resource<T>;
  /** How many bones stand for the content while it loads. */
  bones: number;
  isEmpty: (data: T) => boolean;
  empty: ComponentChildren;
  children: (data: T) => ComponentChildren;
}

/** The content of a widget in each of its states; the size is the grid's, so none of them moves anything. */
export function Body<T>(props: BodyProps<T>) {
  const state = props.resource.state.value;
  const away = isAway(fresh.value) ? fresh.value : null;
  if (state.data === null) return <Nothing {...props} state={state} />;
  const known = state.data;
  return (
    <>
      {(state.problem !== null || away !== null) && <AsItWas {...props} state={state} away={away} />}
      {props.isEmpty(known) ? props.empty : props.children(known)}
    </>
  );
}

function AsItWas<T>(props: BodyProps<T> & { state: ResourceState<T>; away: Away | null }) {
  const { state, resource, away } = props;
  const now = useNow(60_000).value;
  return (
    <p class={`part-line ${style.asItWas}`}>
      <Icon node={CloudOff} size="s" />
      <span class="grow">
        {t('kit.part.asItWas', { time: stamp(asOf(state, away) ?? now, now) })}
        {state.problem !== null && away === null && `: ${reason(state.problem)}`}
      </span>
      {away === null && <TryNow state={state} resource={resource} />}
    </p>
  );
}

/** Content that was not asked for in vain stayed as it was for as long as the server was heard. */
function asOf<T>(state: ResourceState<T>, away: Away | null): Date | null {
  const { at, problem } = state;
  return problem === null && at !== null && away?.at && away.at > at ? away.at : at;
}

function Nothing<T>(props: BodyProps<T> & { state: ResourceState<T> }) {
  const { state, kind, resource } = props;
  const now = useNow(100).value;
  if (state.problem !== null) return <Failed {...props} now={now} />;
  const face = faceOf(state, now);
  if (face === 'waiting') return null;
  return (
    <>
      {face === 'slow' && (
        <p class="part-line" role="status">
          <span class="grow">{t(`slow.${kind}`)}</span>
          <Button size="s" onClick={() => again(resource)}>
            {t('kit.part.tryNow')}
          </Button>
        </p>
      )}
      <Bones count={props.bones} />
    </>
  );
}

/** Ends a request that takes too long and asks anew. */
function again<T>(resource: Resource<T>): void {
  resource.stop();
  void resource.refresh();
}

function Failed<T>(props: BodyProps<T> & { state: ResourceState<T>; now: Date }) {
  const { state, kind, now, resource } = props;
  if (state.problem === null) return null;
  const noRight = state.problem.code === 'server.no_right';
  return (
    <div class={style.failed}>
      <Icon node={noRight ? Lock : TriangleAlert} />
      <p>
        <span role="status">
          <strong>{t(`failed.${kind}`)}</strong>: {reason(state.problem)}.
        </span>{' '}
        {state.nextTry !== null && state.asking === null && (
          <span class="num">{t('kit.part.nextTry', { seconds: secondsUntil(state.nextTry, now) })}</span>
        )}
      </p>
      <TryNow state={state} resource={resource} />
    </div>
  );
}

function TryNow<T>(props: { state: ResourceState<T>; resource: Resource<T> }) {
  return (
    <Button
      size="s"
      onClick={() => void props.resource.refresh()}
      busy={props.state.asking === null ? null : t('kit.part.trying')}
    >
      {t('kit.part.tryNow')}
    </Button>
  );
}

/** Nothing there: a picture, one sentence, at most one act. */
export function Nil(props: { icon: IconNode; text: string; children?: ComponentChildren }) {
  return (
    <div class={style.nil}>
      <Icon node={props.icon} />
      <p>{props.text}</p>
      {props.children}
    </div>
  );
}

/** A change the server has not taken: says so beside its thing, until it is tried again or let go. */
export function NotTaken(props: { text: string; onAgain: () => void; onLetGo: () => void }) {
  return (
    <div class={style.refused} role="alert">
      <Icon node={TriangleAlert} size="s" />
      <span class="grow">{props.text}</span>
      <span class={style.acts}>
        <Button size="s" onClick={props.onAgain}>
          {t('edit.again')}
        </Button>
        <Button size="s" look="plain" onClick={props.onLetGo}>
          {t('edit.letGo')}
        </Button>
      </span>
    </div>
  );
}
