export interface Conference {
  readonly id: string;
  readonly title: string;
  readonly location: string;
  /** Instants, ISO 8601. */
  readonly start: string;
  readonly end: string;
  readonly attendees: readonly { readonly name: string; readonly address: string }[];
  readonly hasPassword: boolean;
  readonly url: string | null;
}

/** `soon` is a quarter of an hour before the start: the time to join. */
export type Phase =
  | { readonly kind: 'running' }
  | { readonly kind: 'soon' | 'today' | 'later'; readonly minutes: number };

const soon = 15;
const near = 60;

/** Those that are not over at a moment; an answer may be older than the clock. */
export function coming(conferences: readonly Conference[], now: Date): readonly Conference[] {
  return conferences.filter((each) => Date.parse(each.end) > now.getTime());
}

/** How far a conference is. `today` is within the hour, so that minutes are what is said. */
export function phaseOf(conference: Conference, now: Date): Phase {
  const minutes = Math.ceil((Date.parse(conference.start) - now.getTime()) / 60_000);
  if (minutes <= 0) return { kind: 'running' };
  return { kind: minutes <= soon ? 'soon' : minutes <= near ? 'today' : 'later', minutes };
}

/** Whether it is time to join: then the button stands out. */
export function isTime(phase: Phase): boolean {
  return phase.kind === 'running' || phase.kind === 'soon';
}
