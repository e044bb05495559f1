/**
 * The service worker of an app: keeps the app itself, so that it opens without network. What it keeps is public and the same for
 * everybody; what belongs to a person is kept encrypted by the page. Give `src/sw.ts` of an app the one line `keepShell('notes')`.
 */

/** Put in by the build: every file of the app, and a name that changes with any of them. */
declare const SHELL: { readonly version: string; readonly files: readonly string[] };

/** The little of a service worker's world that is used here; the types of pages and of workers do not go together. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

/** How long the host may take to send the page before the kept one is shown, ms. */
const patience = 2_500;

/**
 * Keeps the files of an app and answers for them; everything else goes to the host. An address with one of the `words` in its query
 * carries what a person wrote in another app: it opens the kept page, so that the words do not travel in an address.
 */
export function keepShell(app: string, words: readonly string[] = []): void {
  const worker = globalThis as unknown as Worker;
  const { scope } = worker.registration;
  const prefix = `icewarp-${app}-app-`;
  const own = prefix + SHELL.version;

  worker.addEventListener('install', (event) => {
    // Hashed names never change: what the browser has of them is good.
    const fresh = SHELL.files.map(
      (file) => new Request(scope + file, { cache: file.startsWith('assets/') ? 'default' : 'no-cache' }),
    );
    event.waitUntil(caches.open(own).then((cache) => cache.addAll(fresh)));
    void worker.skipWaiting();
  });

  worker.addEventListener('activate', (event) => {
    event.waitUntil(tidy(prefix, own).then(() => worker.clients.claim()));
  });

  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
    if (request.mode !== 'navigate') event.respondWith(kept(request, own));
    else event.respondWith(navigate(request, `${scope}index.html`, own, carries(request.url, words)));
  });
}

/** The last version stays as well: a page opened with it may still load its parts. */
async function tidy(prefix: string, own: string): Promise<void> {
  const all = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);
  await Promise.all(all.slice(0, -1).map((name) => caches.delete(name)));
}

/** The page from the host, so that a new version is seen; the kept one where the host does not answer, or not in time. */
async function navigate(request: Request, page: string, own: string, keptFirst: boolean): Promise<Response> {
  const stored = await find(page, own);
  if (stored === undefined) return fetch(request);
  if (keptFirst) return stored;
  const slow = new Promise<Response>((done) => setTimeout(() => done(stored.clone()), patience));
  const fresh = fetch(request).then(
    (answer) => (answer.status >= 500 ? stored.clone() : answer),
    () => stored.clone(),
  );
  return Promise.race([fresh, slow]);
}

function carries(url: string, words: readonly string[]): boolean {
  const { searchParams } = new URL(url);
  return words.some((word) => searchParams.has(word));
}

async function kept(request: Request, own: string): Promise<Response> {
  return (await find(request, own)) ?? fetch(request);
}

/** In this version first: the last one is only there for pages that were opened with it. */
async function find(wanted: Request | string, own: string): Promise<Response | undefined> {
  return (await caches.match(wanted, { cacheName: own })) ?? caches.match(wanted);
}
