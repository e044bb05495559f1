import { hasText, text } from '../i18n/i18n';
import { type ApiProblem, problemText } from './problem';

/** Why something failed, as the second half of a sentence: "the server did not answer in time". */
export function reason(problem: ApiProblem): string {
  return hasText(`why.${problem.code}`) ? text(`why.${problem.code}`) : problemText(problem).replace(/\.$/, '');
}

/** The same, from the code alone. */
export function reasonOfCode(code: string): string {
  for (const key of [`why.${code}`, `errors.${code}`]) if (hasText(key)) return text(key).replace(/\.$/, '');
  return text('errors.unknown').replace(/\.$/, '');
}
