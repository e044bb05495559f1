/** The signed-in person, as `GET /api/session` tells. */
export interface Person {
  readonly email: string;
  readonly name: string;
  readonly timeZone: string | null;
  readonly language: string | null;
}

export type Session =
  | { readonly kind: 'unknown' }
  /** The host does not answer; `since` then. */
  | { readonly kind: 'unreachable'; readonly since: Date }
  /** Nobody is signed in; `ended` is who was, when a session ended under the page. */
  | { readonly kind: 'out'; readonly ended: Person | null }
  | { readonly kind: 'in'; readonly person: Person };

/** What becomes of the session when a request learns that there is none (any more). */
export function signedOut(session: Session): Session {
  if (session.kind === 'out') return session;
  return { kind: 'out', ended: session.kind === 'in' ? session.person : null };
}
