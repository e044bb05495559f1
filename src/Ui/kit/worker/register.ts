/** Lets an app open without network from its next visit on. Not in a page that is being developed, whose files change. */
export function registerWorker(app: string): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  // Refused in some frames and private windows: the app then needs the network to open.
  void navigator.serviceWorker.register(`/${app}/sw.js`, { scope: `/${app}/` }).catch(() => undefined);
}
