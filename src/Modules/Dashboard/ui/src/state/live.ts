import { type Channel, openChannel } from '@kit/channel/channel';
import { computed, signal } from '@preact/signals';
import { type Apps, cameBack, concerned, freshness, isApps } from '../models/live.model';
import { stored } from './layout';
import { refresh, refreshAll } from './parts';
import { checkSession, sessionEnded } from './session';

const channel = signal<Channel | null>(null);

/** The newest word on the server behind the host and on the apps; null until the first. */
export const apps = signal<Apps | null>(null);

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
        if (!isApps(data)) return;
        const back = cameBack(apps.value, data);
        apps.value = data;
        if (back) everything();
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
