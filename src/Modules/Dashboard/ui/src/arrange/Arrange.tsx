import { ApiProblem } from '@kit/api/problem';
import { reason } from '@kit/api/reason';
import { Button } from '@kit/components/Button';
import { useKeys } from '@kit/components/keys';
import { Notice } from '@kit/components/Marks';
import { toast } from '@kit/components/Toast';
import { useSignal } from '@preact/signals';
import { Undo2 } from 'lucide';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { columns } from '../Grid';
import {
  type Arranging,
  addKind,
  begin,
  type Change,
  changed,
  choose,
  putBack,
  replace,
  showAgain,
  tidy,
  undo,
} from '../models/arrange.model';
import { type Background, type Layout, visible } from '../models/layout.model';
import { type Conflict, type Held, store, take } from '../state/layout';
import { say } from '../state/speech';
import { t } from '../t';
import style from './Arrange.module.css';
import { ArrangeGrid } from './ArrangeGrid';
import { ArrangeList } from './ArrangeList';
import { ConflictDialog } from './ConflictDialog';
import { sentence } from './said';
import { Tray } from './Tray';

export interface ArrangeProps {
  /** What the server holds. */
  held: Held;
  /** The background to show behind, while it is only being tried. */
  onBackground: (background: Background | null) => void;
  onLeave: () => void;
}

/** What was thrown away by Esc, so that it can be taken back. */
let thrownAway: Layout | null = null;

/** Arranging: nothing is stored before Done, everything can be undone, all of it goes by keyboard. */
export function Arrange(props: ArrangeProps) {
  const { held, onLeave, onBackground } = props;
  const state = useSignal<Arranging>(recover(held.layout));
  const version = useSignal(held.version);
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const conflict = useSignal<Conflict | null>(null);
  const bar = useRef<HTMLDivElement>(null);

  const act = (change: Change): void => {
    const step = change(state.value);
    state.value = step.next;
    if (step.said) say(sentence(step.said));
  };

  useEffect(() => bar.current?.focus(), []);
  useEffect(() => onBackground(state.value.layout.background), [state.value.layout.background]);
  useUnsavedWarning(changed(state.value));

  const save = async (layout: Layout, over: string): Promise<void> => {
    busy.value = true;
    problem.value = null;
    try {
      conflict.value = await store(layout, over);
      if (conflict.value === null) {
        say(t('arrange.stored'));
        onLeave();
      }
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      problem.value = t('arrange.notStored', { why: reason(failure) });
    } finally {
      busy.value = false;
    }
  };
  const done = (): void => {
    if (changed(state.value)) void save(state.value.layout, version.value);
    else onLeave();
  };
  /** Esc puts back what is in hand; with nothing in hand it puts back everything and leaves. */
  const leave = (): void => {
    const back = putBack(state.value);
    if (back) {
      act(() => back);
      return;
    }
    if (changed(state.value)) {
      thrownAway = state.value.layout;
      toast(t('arrange.putBackAll'), {
        label: t('arrange.takeAgain'),
        act: () => document.querySelector<HTMLElement>('[data-arrange]')?.click(),
      });
      setTimeout(() => {
        thrownAway = null;
      }, 15_000);
    }
    onLeave();
  };
  useArrangeKeys(leave, () => act(undo));

  const { layout, past } = state.value;
  const locked = layout.widgets.filter((widget) => widget.locked).length;
  const Places = columns.value === 1 ? ArrangeList : ArrangeGrid;
  return (
    <>
      <div class={style.bar} ref={bar} tabIndex={-1}>
        <h1>{t('arrange.name')}</h1>
        <p class="wide-only" id="arrange-how">
          {t('arrange.how')} {locked > 0 && t('arrange.lockedCount', { count: locked })}
        </p>
        <span class={style.more}>
          {past.length > 0 && (
            <Button look="plain" icon={Undo2} onClick={() => act(undo)}>
              {t('arrange.undo')}
            </Button>
          )}
          <span class="wide-only">
            <Button look="plain" onClick={() => act(tidy)}>
              {t('arrange.tidy')}
            </Button>
          </span>
          <Button
            look="plain"
            onClick={() => act((now) => replace(now, { ...held.standard, background: now.layout.background }))}
          >
            {t('arrange.standard')}
          </Button>
          <Button look="plain" onClick={leave}>
            {t('arrange.leave')}
          </Button>
        </span>
        <Button look="main" busy={busy.value ? t('arrange.storing') : null} onClick={done}>
          {t('arrange.done')}
        </Button>
      </div>
      {problem.value !== null && (
        <div class={style.notice}>
          <Notice tone="bad" live="alert">
            {problem.value}
          </Notice>
        </div>
      )}
      <div class={style.lay}>
        <Places state={state.value} act={act} />
        <Tray
          layout={layout}
          onAdd={(kind) => {
            act((now) => addKind(now, kind));
            focusWidget(visible(state.value.layout.widgets).find((each) => each.kind === kind)?.id);
          }}
          onShow={(id) => {
            act((now) => showAgain(now, id));
            focusWidget(id);
          }}
          onBackground={(background) => act((now) => choose(now, background))}
        />
      </div>
      {conflict.value && (
        <ConflictDialog
          conflict={conflict.value}
          onMine={() => {
            const { mine, theirs } = conflict.value as Conflict;
            version.value = theirs.version;
            void save(mine, theirs.version);
          }}
          onTheirs={() => {
            const { mine, theirs } = conflict.value as Conflict;
            take(theirs);
            thrownAway = mine;
            toast(t('arrange.tookTheirs'), {
              label: t('arrange.takeAgain'),
              act: () => document.querySelector<HTMLElement>('[data-arrange]')?.click(),
            });
            onLeave();
          }}
          onClose={() => {
            conflict.value = null;
          }}
        />
      )}
    </>
  );
}

/** Begins with the stored layout, or with what was just thrown away, as a change to it. */
function recover(layout: Layout): Arranging {
  const fresh = begin(layout);
  const lost = thrownAway;
  thrownAway = null;
  return lost ? replace(fresh, lost).next : fresh;
}

function focusWidget(id: string | undefined): void {
  if (id !== undefined)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-arranged="${CSS.escape(id)}"]`)?.focus());
}

function useArrangeKeys(leave: () => void, back: () => void): void {
  const latest = useRef({ leave, back });
  latest.current = { leave, back };
  const keys = useMemo(
    () => [
      { keys: 'Arrows', label: t('keys.move') },
      { keys: 'Shift Arrows', label: t('keys.resize') },
      { keys: 'Delete', label: t('keys.remove') },
      { keys: 'Escape', label: t('keys.putBack'), act: () => latest.current.leave() },
      { keys: 'Ctrl Z', label: t('arrange.undo'), act: () => latest.current.back() },
    ],
    [],
  );
  useKeys(keys);
}

/** Closing the window with an arrangement that is not stored asks once. */
function useUnsavedWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
}
