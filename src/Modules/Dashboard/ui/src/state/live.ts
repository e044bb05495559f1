import { apps, hearApps } from '@kit/apps/apps';
import { type Channel, openChannel } from '@kit/channel/channel';
import { unknown } from '@kit/session/last';
import { computed, signal } from '@preact/signals';
import { cameBack, concerned, freshness, freshnessWithoutHost, type OnScreen, withOlder } from '../models/live.model';
import { stored, wanted } from './layout';
import { refresh, refreshAll, resourceOf } from './parts';
import { checkSession, sessionEnded } from './session';

const channel = signal<Channel | null>(null);

/** How fresh everything on screen is. */
export const fresh = computed(() => {
  if (unknown.value !== null) return freshnessWithoutHost(unknown.value.code, onScreen.value);
  const open = channel.value;
  const now = freshness(open?.online.value ?? null, open?.since.value ?? new Date(), apps.value);
  return withOlder(now, onScreen.value);
});

const onScreen = computed<readonly OnScreen[]>(() =>
  [...wanted.value].flatMap((kind) => {
    const { data, at, problem } = resourceOf(kind).state.value;
    return data === null || at === null ? [] : [{ at, failed: problem !== null }];
  }),
);

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
