import { apps } from '@kit/apps/apps';
import { openApps } from '@kit/apps/apps.model';
import { Icon } from '@kit/icons';
import { StickyNote } from 'lucide';

/** Leads to Notes, which makes a note of a message or of a meeting there; nothing where Notes cannot be opened. */
export function ToNote(props: {
  of: 'message' | 'event';
  id: string;
  label: string;
  class: string;
  iconOnly?: boolean;
}) {
  if (!openApps(apps.value).some(({ id }) => id === 'notes')) return null;
  return (
    <a
      href={`/notes/?${props.of}=${encodeURIComponent(props.id)}`}
      target="_blank"
      rel="noopener"
      class={props.class}
      {...(props.iconOnly === true && { 'aria-label': props.label, title: props.label })}
    >
      <Icon node={StickyNote} size="s" />
      {props.iconOnly !== true && <span class="face">{props.label}</span>}
    </a>
  );
}
