/** The handshake between an app in a frame and the page around it, in the server's own field names. */

import { type Density, parseDensity } from '../density.model';

export interface Setup {
  readonly session: string;
  readonly language: string | null;
  readonly theme: 'light' | 'dark' | 'system' | null;
  readonly timeZone: string | null;
  readonly density: Density | null;
  /** Whether the page around shows messages by itself when an app asks it to. */
  readonly opensMessages: boolean;
}

export type ParentMessage =
  | { readonly kind: 'setup'; readonly setup: Setup }
  | { readonly kind: 'command'; readonly name: string; readonly value: unknown };

export type ChildMessage =
  | { readonly kind: 'setup'; readonly cid: string }
  | { readonly kind: 'ready' }
  /** Wants something of the server shown; `route` is what follows the page's own address, `#message/INBOX/7`. */
  | { readonly kind: 'open'; readonly route: string };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Reads a message of the page around us. `null` for everything that is not of this handshake. */
export function readParentMessage(data: unknown, cid: string): ParentMessage | null {
  if (!isRecord(data)) return null;
  if (data.event === 'setup' && data.cid === cid && data.mid === 1 && isRecord(data.data)) {
    const session = textOrNull(data.data.session);
    if (session === null) return null;
    const theme = textOrNull(data.data.theme);
    return {
      kind: 'setup',
      setup: {
        session,
        language: textOrNull(data.data.language),
        theme: theme === 'light' || theme === 'dark' || theme === 'system' ? theme : null,
        timeZone: textOrNull(data.data.timeZone),
        density: data.data.density === undefined ? null : parseDensity(data.data.density),
        opensMessages: data.data.opensMessages === true,
      },
    };
  }
  if (data.event === 'executeCommand' && Array.isArray(data.data) && typeof data.data[0] === 'string')
    return { kind: 'command', name: data.data[0], value: data.data[1] };
  return null;
}

/** Reads a message of an app in a frame, as the page around it hears it. */
export function readChildMessage(data: unknown): ChildMessage | null {
  if (!isRecord(data)) return null;
  if (data.event === 'setup' && data.mid === 1 && typeof data.cid === 'string') return { kind: 'setup', cid: data.cid };
  if (data.event === 'open' && typeof data.data === 'string') return { kind: 'open', route: data.data };
  return data.event === 'ready' ? { kind: 'ready' } : null;
}

/** `open` as an app asks it. */
export const openRequest = (route: string) => ({ event: 'open', data: route }) as const;

/** `setup` as the app asks it. */
export const setupRequest = (cid: string) => ({ event: 'setup', cid, mid: 1 }) as const;

/** `setup` as the page around answers it. */
export const setupAnswer = (cid: string, data: Setup) => ({ event: 'setup', cid, mid: 1, data }) as const;

/** With whom an app speaks: the page around its frame, else the page that opened its window; `null` when there is neither. */
export function partnerOf<T extends object>(self: T, parent: T, opener: T | null): T | null {
  return parent === self ? opener : parent;
}

/** Whether a message may be listened to: from our partner, and from an origin the host allows. */
export function isTrusted(origin: string, fromPartner: boolean, ancestors: readonly string[]): boolean {
  return fromPartner && ancestors.some((ancestor) => sameOrigin(ancestor, origin));
}

function sameOrigin(left: string, right: string): boolean {
  try {
    return new URL(left).origin === new URL(right).origin;
  } catch {
    return false;
  }
}
