import { Button } from '@kit/components/Button';
import { signal } from '@preact/signals';
import { LayoutDashboard } from 'lucide';
import type { FunctionComponent } from 'preact';
import { useRef } from 'preact/hooks';
import style from './Grid.module.css';
import { inOneColumn, type Kind, reflow, type Widget } from './models/layout.model';
import { AgendaWidget } from './parts/AgendaWidget';
import { BirthdaysWidget } from './parts/BirthdaysWidget';
import { ClockWidget } from './parts/ClockWidget';
import { ConferenceWidget } from './parts/ConferenceWidget';
import { FilesWidget } from './parts/FilesWidget';
import { LinksWidget } from './parts/LinksWidget';
import { MailWidget } from './parts/MailWidget';
import { NotesWidget } from './parts/NotesWidget';
import { PinsWidget } from './parts/PinsWidget';
import { TasksWidget } from './parts/TasksWidget';
import { useSeen } from './seen';
import { t } from './t';

export const views: Readonly<Record<Kind, FunctionComponent<{ widget: Widget }>>> = {
  mail: MailWidget,
  agenda: AgendaWidget,
  tasks: TasksWidget,
  notes: NotesWidget,
  files: FilesWidget,
  pins: PinsWidget,
  conference: ConferenceWidget,
  birthdays: BirthdaysWidget,
  clock: ClockWidget,
  links: LinksWidget,
};

const wide = matchMedia('(min-width: 1100px)');
const narrow = matchMedia('(max-width: 719.98px)');
const count = (): 1 | 6 | 12 => (narrow.matches ? 1 : wide.matches ? 12 : 6);

/** How many columns the window has room for: 12, 6, or on the phone one. */
export const columns = signal(count());
for (const query of [wide, narrow])
  query.addEventListener('change', () => {
    columns.value = count();
  });

/** The widgets in their places, as everyday content: a plain grid, nothing to drag. */
export function Grid(props: { widgets: readonly Widget[]; onArrange: () => void }) {
  const one = columns.value === 1;
  const shown = one ? inOneColumn(props.widgets) : reflow(props.widgets, columns.value);
  if (shown.length === 0) return <NothingShown onArrange={props.onArrange} />;
  return (
    <div class={one ? style.column : style.grid} style={{ '--columns': columns.value }}>
      {shown.map((widget) => (
        <Cell key={widget.id} widget={widget} one={one} />
      ))}
    </div>
  );
}

function Cell(props: { widget: Widget; one: boolean }) {
  const { widget } = props;
  const cell = useRef<HTMLDivElement>(null);
  useSeen(cell, widget.id);
  const View = views[widget.kind];
  const place = {
    gridColumn: `${widget.x + 1} / span ${widget.w}`,
    gridRow: `${widget.y + 1} / span ${widget.h}`,
  };
  return (
    <div ref={cell} class={style.cell} style={props.one ? {} : place}>
      <View widget={widget} />
    </div>
  );
}

function NothingShown(props: { onArrange: () => void }) {
  return (
    <div class={style.nothing}>
      <p>{t('grid.nothing')}</p>
      <Button icon={LayoutDashboard} onClick={props.onArrange}>
        {t('arrange.name')}
      </Button>
    </div>
  );
}
