import { apps, hearApps } from '@kit/apps/apps';
import { openChannel } from '@kit/channel/channel';
import { density } from '@kit/density';
import { readChildMessage, setupAnswer } from '@kit/frame/frame.model';
import { language, timeZone } from '@kit/i18n/i18n';
import { theme } from '@kit/theme';
import { signal } from '@preact/signals';
import { readRoute, routeOf } from './route.model';
import { session } from './session';

/** Origin of the host of the apps; the page's own unless the server names another. */
export const appsOrigin = signal<string | null>(null);

/** Learns where the apps live, then listens for which of them can be opened. Returns how to stop. */
export async function findApps(): Promise<() => void> {
  const answer = await fetch('/webmail/apps.json', { signal: AbortSignal.timeout(15_000) });
  const { appsUrl } = (await answer.json()) as { appsUrl: string };
  const origin = new URL(appsUrl || '/', location.href).origin;
  appsOrigin.value = origin;
  const first = await fetch(`${origin}/api/apps`).catch(() => null);
  if (first?.ok === true) hearApps(await first.json());
  const channel = openChannel(`${origin}/api/apps/events`, {
    events: { apps: hearApps },
    // A host that is not heard has no apps to show; its first word on return brings them back.
    onLost: () => {
      apps.value = null;
    },
  });
  return channel.close;
}

const partners = new Set<Window>();

/** Lets a frame or a window of an app ask for the session. Returns how to end that. */
export function introduce(partner: Window): () => void {
  partners.add(partner);
  return () => partners.delete(partner);
}

/** Answers the handshake of our apps: only to windows opened here, only at the apps' origin, the session only in the message. */
export function answerApps(): () => void {
  const hear = (event: MessageEvent): void => {
    const partner = event.source as Window | null;
    if (partner === null || event.origin !== appsOrigin.value || !partners.has(partner) || session.value === null)
      return;
    const message = readChildMessage(event.data);
    // What an app asks to be shown is read as a route, so that nothing else becomes the page's address.
    if (message?.kind === 'open') {
      const route = readRoute(message.route);
      if (route !== null) location.hash = routeOf(route);
    }
    if (message?.kind !== 'setup') return;
    const setup = {
      session: session.value.sid,
      language: language(),
      theme: theme.value,
      timeZone: timeZone.value,
      density: density.value,
      opensMessages: true,
    };
    partner.postMessage(setupAnswer(message.cid, setup), event.origin);
  };
  addEventListener('message', hear);
  return () => {
    removeEventListener('message', hear);
    // What one person opened never gets the session of the next.
    partners.clear();
  };
}

/** Tells every open app of a change: `theme`, `language`. */
export function tellApps(name: string, value: string): void {
  if (appsOrigin.value === null) return;
  for (const partner of partners)
    partner.postMessage({ event: 'executeCommand', data: [name, value] }, appsOrigin.value);
}
