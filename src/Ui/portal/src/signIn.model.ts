import type { ProblemDetails } from '@kit/api/problem.model';

export interface SignInForm {
  readonly email: string;
  readonly password: string;
}

export type FieldName = keyof SignInForm;

/** What the form shows after a try. */
export type Outcome =
  | { readonly kind: 'none' }
  /** The pair was refused: the same for a wrong password and an unknown address. */
  | { readonly kind: 'wrong' }
  /** Too many tries: nothing is sent before `until`. */
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'failed'; readonly code: string };

/** Fields that are still missing, in the order of the form. */
export function missingFields(form: SignInForm): FieldName[] {
  const names: FieldName[] = [];
  if (form.email.trim() === '') names.push('email');
  if (form.password === '') names.push('password');
  return names;
}

/** Whether an address can be one at all; asked when the field is left. */
export function looksLikeAddress(email: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(email.trim());
}

/** Reads the refusal of a sign-in. A wait without a length is taken as half a minute. */
export function outcomeOf(problem: ProblemDetails, now: Date): Outcome {
  if (problem.code === 'session.wrong_credentials') return { kind: 'wrong' };
  if (problem.status === 429)
    return { kind: 'wait', until: new Date(now.getTime() + (problem.retryAfter ?? 30) * 1000) };
  return { kind: 'failed', code: problem.code };
}

/** Seconds left to wait; 0 when the form may be sent. */
export function secondsLeft(outcome: Outcome, now: Date): number {
  return outcome.kind === 'wait' ? Math.max(0, Math.ceil((outcome.until.getTime() - now.getTime()) / 1000)) : 0;
}
