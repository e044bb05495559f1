import { backoff } from '@kit/api/backoff.model';
import type { Drained } from '../sync/engine';

/** Shortest and longest wait after a try that did not reach the server, ms. */
const shortest = 2_000;
const longest = 60_000;

/** Says when what waits is sent: soon after it was written, and with growing distance while the server does not take it. */
export class Sender {
  readonly #drain: () => Promise<Drained>;
  readonly #mayTry: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = Number.POSITIVE_INFINITY;
  #failures = 0;
  /** No try before this, unless something says that the server is back. */
  #notBefore = 0;

  constructor(drain: () => Promise<Drained>, mayTry: () => boolean) {
    this.#drain = drain;
    this.#mayTry = mayTry;
  }

  /** Sends after `ms`, or later where the server wants to be left alone; an earlier plan stands. */
  soon(ms: number): void {
    const due = Math.max(performance.now() + ms, this.#notBefore);
    if (due >= this.#due) return;
    this.#plan(due);
  }

  /** Sends now: a person asked for it, or the server is back. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#due = Number.POSITIVE_INFINITY;
    if (!this.#mayTry()) return;
    const { kind, retryAfter } = await this.#drain();
    if (kind === 'done' || kind === 'signedOut') {
      this.#failures = 0;
      this.#notBefore = 0;
      return;
    }
    const wait = Math.max(backoff(++this.#failures, shortest, longest), (retryAfter ?? 0) * 1000);
    this.#notBefore = performance.now() + wait;
    this.#plan(this.#notBefore);
  }

  #plan(due: number): void {
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => void this.now(), Math.max(0, due - performance.now()));
  }
}
