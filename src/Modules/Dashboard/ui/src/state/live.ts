import { apps, hearApps } from '@kit/apps/apps';
import { type Channel, openChannel } from '@kit/channel/channel';
import { computed, signal } from '@preact/signals';
import { cameBack, concerned, freshness } from '../models/live.model';
import { stored } from './layout';
import { refresh, refreshAll } from './parts';
import { checkSession, sessionEnded } from './session';

const channel = signal<Channel | null>(null);

/** How fresh everything on screen is. */
export const fresh = computed(() => {
  const open = channel.value;
  return freshness(open?.online.value ?? null, open?.since.value ?? new Date(), apps.value);
});

/** Opens the page's one event stream, once the session stands. */
export function listen(): void {
  channel.value ??= openChannel('/api/events', {
    events: {
      apps: (data) => {
        const before = apps.value;
        hearApps(data);
        if (cameBack(before, apps.value)) everything();
      },
      changed: (data) => refresh(...concerned(data)),
      session: sessionEnded,
    },
    onBack: everything,
    // A stream that is refused looks like one that is cut: a plain request tells them apart.
    onLost: () => void checkSession(),
  });
}

function everything(): void {
  refreshAll();
  if (stored.state.value.problem) void stored.refresh();
}
