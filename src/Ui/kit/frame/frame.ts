import { computed, signal } from '@preact/signals';
import { api } from '../api/client';
import { isTrusted, openRequest, partnerOf, readParentMessage, type Setup, setupRequest } from './frame.model';

export interface FrameOptions {
  /** Id of this app in the handshake, `dashboard`. */
  readonly cid: string;
  /** The page around gave its session and looks; called again each time a new session was asked for. */
  readonly onSetup: (setup: Setup) => void | Promise<void>;
  /** The page around changed something: `theme`, `language`, `density`. */
  readonly onCommand: (name: string, value: unknown) => void;
}

export interface Frame {
  /** Asks the page around for its session: at the start, and when ours has ended. */
  askSession(): void;
  /** Says that the app is on screen. */
  ready(): void;
  /** Asks the page around to show something: `#message/INBOX/7`. */
  open(route: string): void;
}

/** Whether this page stands in a frame. */
export const isFramed = globalThis.parent !== globalThis.self;

/** The page around this frame, or the one that opened this window; `null` for a page on its own. */
export const partner = partnerOf<Window>(globalThis.self, globalThis.parent, globalThis.opener as Window | null);

/** Whether our partner has spoken to us. */
export const partnered = signal(false);

/** Whether the page around has spoken to us; then the bar gives up what the page around has. */
export const framed = computed(() => isFramed && partnered.value);

/**
 * Speaks the frame handshake with the page around this one, or with the one that opened its window. Only origins of `GET /api/frame` are spoken to or
 * heard; the session travels in messages, never in an address.
 */
export async function connectFrame(options: FrameOptions): Promise<Frame> {
  const { ancestors } = await api.get<{ ancestors: string[] }>('/api/frame', { retries: 5 });
  addEventListener('message', (event) => {
    if (!isTrusted(event.origin, event.source === partner, ancestors)) return;
    const message = readParentMessage(event.data, options.cid);
    if (message === null) return;
    partnered.value = true;
    if (isFramed) document.documentElement.dataset.framed = '';
    if (message.kind === 'setup') void options.onSetup(message.setup);
    else options.onCommand(message.name, message.value);
  });
  // The browser delivers a message only to the origin named with it, so each allowed one may be tried.
  const send = (message: unknown): void => {
    for (const ancestor of ancestors) partner?.postMessage(message, ancestor);
  };
  return {
    askSession: () => send(setupRequest(options.cid)),
    ready: () => send({ event: 'ready' }),
    open: (route) => send(openRequest(route)),
  };
}
