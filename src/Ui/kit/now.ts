import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

interface Clock {
  readonly now: ReturnType<typeof signal<Date>>;
  users: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const clocks = new Map<number, Clock>();

function clockOf(step: number): Clock {
  let clock = clocks.get(step);
  if (clock === undefined) {
    clock = { now: signal(new Date()), users: 0, timer: undefined };
    clocks.set(step, clock);
  }
  return clock;
}

function tick(clock: Clock, step: number): void {
  clock.now.value = new Date();
  clock.timer = setTimeout(() => tick(clock, step), step - (Date.now() % step) + 5);
}

/** The time, moving once a `step` (ms, whole steps of the wall clock). One timer serves all who look. */
export function useNow(step: number): ReadonlySignal<Date> {
  const clock = clockOf(step);
  useEffect(() => {
    if (clock.users++ === 0) tick(clock, step);
    return () => {
      if (--clock.users === 0) clearTimeout(clock.timer);
    };
  }, [clock, step]);
  return clock.now as ReadonlySignal<Date>;
}
