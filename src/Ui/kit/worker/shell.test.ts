import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepShell } from './shell';

const scope = 'https://host.test/dashboard/';
type Listener = (event: Record<string, unknown>) => void;

/** The caches of a browser, as far as a worker asks them. */
class FakeCaches {
  readonly stores = new Map<string, Map<string, Response>>();
  readonly asked: Request[] = [];

  open = async (name: string) => {
    const store = this.stores.get(name) ?? new Map<string, Response>();
    this.stores.set(name, store);
    return {
      addAll: async (requests: Request[]) => {
        for (const request of requests) {
          this.asked.push(request);
          store.set(request.url, new Response(`kept ${request.url}`));
        }
      },
    };
  };
  keys = async () => [...this.stores.keys()];
  delete = async (name: string) => this.stores.delete(name);
  match = async (request: string | { url: string }, options: { cacheName?: string } = {}) => {
    const url = typeof request === 'string' ? request : request.url;
    const { cacheName } = options;
    const stores =
      cacheName === undefined ? [...this.stores.values()] : [this.stores.get(cacheName) ?? new Map<string, Response>()];
    for (const store of stores) if (store.has(url)) return store.get(url)?.clone();
    return undefined;
  };
}

let caches: FakeCaches;
let listeners: Record<string, Listener>;
let network: (request: { url: string }) => Promise<Response>;

async function happen(type: 'install' | 'activate'): Promise<void> {
  let work: Promise<unknown> = Promise.resolve();
  listeners[type]?.({ waitUntil: (given: Promise<unknown>) => (work = given) });
  await work;
}

/** What the worker answers a request with; null where it leaves the request to the browser. */
function answer(path: string, init: { mode?: string; method?: string } = {}): Promise<Response> | null {
  let given: Promise<Response> | null = null;
  const request = { method: 'GET', mode: 'cors', url: new URL(path, scope).href, ...init };
  listeners.fetch?.({ request, respondWith: (response: Promise<Response>) => (given = response) });
  return given;
}

beforeEach(() => {
  caches = new FakeCaches();
  listeners = {};
  network = async ({ url }) => new Response(`fresh ${url}`);
  vi.stubGlobal('SHELL', { version: 'two', files: ['assets/index-1.js', 'index.html'] });
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('fetch', (request: { url: string }) => network(request));
  vi.stubGlobal('registration', { scope });
  vi.stubGlobal('clients', { claim: async () => undefined });
  vi.stubGlobal('skipWaiting', async () => undefined);
  vi.stubGlobal('addEventListener', (type: string, listener: Listener) => {
    listeners[type] = listener;
  });
  keepShell('dashboard');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a worker that keeps the shell of an app', () => {
  it('keeps every file, and asks again only for those whose name does not change with them', async () => {
    await happen('install');
    expect([...caches.stores.keys()]).toEqual(['icewarp-dashboard-app-two']);
    expect(caches.asked.map((request) => [request.url, request.cache])).toEqual([
      [`${scope}assets/index-1.js`, 'default'],
      [`${scope}index.html`, 'no-cache'],
    ]);
  });

  it('keeps this version and the last one, and touches no other app', async () => {
    for (const name of ['icewarp-dashboard-app-zero', 'icewarp-dashboard-app-one', 'icewarp-notes-app-one'])
      await caches.open(name);
    await happen('install');
    await happen('activate');
    expect([...caches.stores.keys()]).toEqual([
      'icewarp-dashboard-app-one',
      'icewarp-notes-app-one',
      'icewarp-dashboard-app-two',
    ]);
  });

  it('opens the page of the host, and the kept one where there is no network', async () => {
    await happen('install');
    expect(await (await answer('./', { mode: 'navigate' }))?.text()).toBe(`fresh ${scope}`);
    network = () => Promise.reject(new TypeError('no network'));
    expect(await (await answer('./', { mode: 'navigate' }))?.text()).toBe(`kept ${scope}index.html`);
  });

  it('opens the kept page for an address that carries words of a person', async () => {
    keepShell('dashboard', ['text']);
    await happen('install');
    expect(await (await answer('./?text=secret', { mode: 'navigate' }))?.text()).toBe(`kept ${scope}index.html`);
    expect(await (await answer('./?note=1', { mode: 'navigate' }))?.text()).toBe(`fresh ${scope}?note=1`);
  });

  it('opens the kept page where the host does not answer in time', async () => {
    await happen('install');
    vi.useFakeTimers();
    network = () => new Promise(() => {});
    const page = answer('./', { mode: 'navigate' });
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await (await page)?.text()).toBe(`kept ${scope}index.html`);
  });

  it('opens the kept page where the host cannot serve it, and the one of this version', async () => {
    const last = await caches.open('icewarp-dashboard-app-one');
    await last.addAll([new Request(`${scope}index.html`), new Request(`${scope}assets/index-0.js`)]);
    caches.stores.get('icewarp-dashboard-app-one')?.set(`${scope}index.html`, new Response('the last version'));
    await happen('install');
    network = async () => new Response('bad gateway', { status: 502 });
    expect(await (await answer('./', { mode: 'navigate' }))?.text()).toBe(`kept ${scope}index.html`);
    expect(await (await answer('assets/index-0.js'))?.text()).toBe(`kept ${scope}assets/index-0.js`);
  });

  it('answers for its files and leaves everything else to the host', async () => {
    await happen('install');
    expect(await (await answer('assets/index-1.js'))?.text()).toBe(`kept ${scope}assets/index-1.js`);
    expect(await (await answer('icons/icon.svg'))?.text()).toBe(`fresh ${scope}icons/icon.svg`);
    expect(answer('/api/dashboard/mail')).toBeNull();
    expect(answer('assets/index-1.js', { method: 'POST' })).toBeNull();
  });
});
