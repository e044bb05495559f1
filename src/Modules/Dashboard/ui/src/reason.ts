import type { ApiProblem } from '@kit/api/problem';
import { problemText } from '@kit/api/problem';
import { hasText, text } from '@kit/i18n/i18n';

/** Why something failed, as the second half of a sentence: "the server did not answer in time". */
export function reason(problem: ApiProblem): string {
  const key = `why.${problem.code}`;
  return hasText(key) ? text(key) : problemText(problem).replace(/\.$/, '');
}
