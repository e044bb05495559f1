import { hasText, text } from '../i18n/i18n';
import type { ProblemDetails } from './problem.model';

/** A request that did not bring what it should; always with a code, see the kit's `errors.*` texts. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail || details.title || details.code);
    this.name = 'ApiProblem';
    this.status = details.status;
    this.code = details.code;
    this.details = details;
  }
}

/** The sentence a person reads about a problem: ours by its code, else the one the API sent, else the general one. */
export function problemText(problem: ApiProblem): string {
  const key = `errors.${problem.code}`;
  if (hasText(key)) return text(key);
  return problem.details.detail || text('errors.unknown');
}
