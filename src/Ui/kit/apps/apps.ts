import { signal } from '@preact/signals';
import { type AppsState, type Returned, readApps, returnedApps } from './apps.model';

/** What the host last said about the server and the apps; `null` before its first word. */
export const apps = signal<AppsState | null>(null);

/** Apps that came back while this page is open; see `stillShown`. */
export const returned = signal<readonly Returned[]>([]);

/** Takes the answer of `GET /api/apps` or the data of an `apps` event. What is not of that shape is passed over. */
export function hearApps(data: unknown): void {
  const now = new Date();
  const next = readApps(data, now);
  if (next === null) return;
  returned.value = returnedApps(apps.value, next, returned.value, now);
  apps.value = next;
}
