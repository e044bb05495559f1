import { reason } from '@kit/api/reason';
import { Button, IconButton } from '@kit/components/Button';
import { Menu } from '@kit/components/Menu';
import { Bones, Empty } from '@kit/components/Part';
import { Icon } from '@kit/icons';
import { useNow } from '@kit/now';
import { signal } from '@preact/signals';
import { ArrowDownWideNarrow, CloudOff, PanelLeft, Plus, Search, StickyNote, X } from 'lucide';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { scrollFor, slice } from '../models/window.model';
import { drawer } from '../state/drawer';
import { here, reachable } from '../state/here';
import { sort, whole } from '../state/library';
import { newNote } from '../state/open';
import { place } from '../state/place';
import { onlyHere, query, rows, searching, wanted } from '../state/search';
import { asking, listProblem } from '../state/sync';
import { viewTitle } from '../state/titles';
import { t } from '../t';
import style from './List.module.css';
import { ListTitle } from './ListTitle';
import { Row } from './Row';

const phone = matchMedia('(max-width: 719.98px)');
const rowHeight = signal(phone.matches ? 72 : 64);
phone.addEventListener('change', () => {
  rowHeight.value = phone.matches ? 72 : 64;
});

/** The second pane: the notes of the view in hand. */
export function List() {
  const all = rows.value;
  const title = viewTitle(place.value.view);
  return (
    <section class={style.list} aria-label={t('list.label', { view: title })} data-pane>
      <header>
        <IconButton
          small
          icon={PanelLeft}
          label={t('side.open')}
          class={style.drawer ?? ''}
          onClick={() => {
            drawer.value = true;
          }}
        />
        <ListTitle title={title} count={all.length} />
        <SortMenu />
        <IconButton small icon={Plus} label={t('note.new')} keys="N" onClick={() => void newNote()} />
      </header>
      <SearchField />
      <State />
      <Rows />
    </section>
  );
}

function SortMenu() {
  return (
    <Menu
      label={t('sort.label')}
      align="end"
      groups={[
        {
          entries: (['changed', 'title'] as const).map((by) => ({
            label: t(`sort.${by}`),
            checked: sort.value === by,
            act: () => {
              sort.value = by;
            },
          })),
        },
      ]}
      button={(attributes) => (
        <button
          {...attributes}
          class="ib s"
          aria-label={`${t('sort.label')}: ${t(`sort.${sort.value}`)}`}
          title={t('sort.label')}
        >
          <Icon node={ArrowDownWideNarrow} />
        </button>
      )}
    />
  );
}

function SearchField() {
  return (
    <search class={style.search}>
      <Icon node={Search} size="s" />
      <input
        type="search"
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        aria-keyshortcuts="Control+K /"
        data-search
        maxLength={200}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && query.value !== '') {
            query.value = '';
            event.stopPropagation();
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-note]')?.focus();
          }
        }}
      />
      {query.value === '' ? (
        <kbd class="wide-only">Ctrl K</kbd>
      ) : (
        <IconButton
          small
          icon={X}
          label={t('search.clear')}
          onClick={() => {
            query.value = '';
            document.querySelector<HTMLElement>('[data-search]')?.focus();
          }}
        />
      )}
    </search>
  );
}

/** One line over the rows when they are not all, or not of now. */
function State() {
  const problem = listProblem.value;
  if (wanted.value.length > 0)
    return (
      <p class={style.state} role="status">
        {searching.value
          ? t('search.looking')
          : t(onlyHere.value ? 'search.here' : 'search.found', { count: rows.value.length })}
      </p>
    );
  if (problem !== null && rows.value.length > 0 && reachable.value.there)
    return (
      <p class={style.state} role="status">
        <Icon node={CloudOff} size="s" />
        <span class="grow">{t('list.stale', { why: reason(problem) })}</span>
        <Button size="s" onClick={() => void here.value?.list.refresh()}>
          {t('kit.part.tryNow')}
        </Button>
      </p>
    );
  return null;
}

function Rows() {
  const all = rows.value;
  const height = rowHeight.value;
  const scroller = useRef<HTMLDivElement>(null);
  const sight = useRef(signal({ top: 0, height: 800 })).current;
  const now = useNow(60_000).value;
  const { view, note } = place.value;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = (): void => {
      sight.value = { top: element.scrollTop, height: element.clientHeight };
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [sight]);

  const viewKey = JSON.stringify(view);
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [viewKey]);

  const at = all.findIndex((each) => each.id === note);
  const filtered = wanted.value.length > 0;
  useEffect(() => {
    const element = scroller.current;
    const to = element === null || at < 0 ? null : scrollFor(at, height, element.scrollTop, element.clientHeight);
    if (to !== null) element?.scrollTo({ top: to });
  }, [note, at >= 0, height, filtered]);

  const { from, to } = slice(sight.value.top, sight.value.height, height, all.length);
  return (
    <div ref={scroller} class={style.rows} data-rows>
      {all.length === 0 ? (
        <Nothing />
      ) : (
        <ul
          style={{
            blockSize: `${all.length * height}px`,
            paddingBlockStart: `${from * height}px`,
            '--row-height': `${height}px`,
          }}
        >
          {all.slice(from, to).map((each, index) => (
            <Row key={each.id} note={each} index={from + index} count={all.length} now={now} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Nothing() {
  const now = useNow(100).value;
  const { view } = place.value;
  if (wanted.value.length > 0)
    return searching.value ? null : (
      <Empty glyph={<Icon node={Search} />} title={t('search.none', { query: query.value })} />
    );
  const problem = listProblem.value;
  if (!whole.value && problem !== null)
    return (
      <Empty glyph={<Icon node={CloudOff} />} title={t('list.failed')}>
        <span role="status">{reason(problem)}</span>
        <Button onClick={() => void here.value?.list.refresh()}>{t('kit.part.tryNow')}</Button>
      </Empty>
    );
  if (!whole.value) {
    const waited = asking.value === null ? 0 : now.getTime() - asking.value.getTime();
    return (
      <>
        {waited >= 300 && <Bones count={8} />}
        {waited >= 8_000 && (
          <p class={style.state} role="status">
            {t('list.slow')}
          </p>
        )}
      </>
    );
  }
  const title =
    view.kind === 'folder' ? t('list.emptyFolder', { folder: viewTitle(view) }) : t(`list.empty.${view.kind}`);
  const mayWrite = view.kind === 'all' || view.kind === 'folder';
  return (
    <Empty glyph={<Icon node={StickyNote} />} title={title}>
      {mayWrite && <Button onClick={() => void newNote()}>{t('list.first')}</Button>}
    </Empty>
  );
}
