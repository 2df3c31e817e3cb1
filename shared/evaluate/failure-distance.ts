import type { Failure } from './permission-failure.ts';
import type { QuestionId } from './questions.ts';

/** Whether what failed of one thing keeps it less far from applying than what failed of another; `open` questions have no answer. */
export function isNearer(
  failures: readonly Failure[],
  others: readonly Failure[],
  open: readonly QuestionId[],
): boolean {
  const other = distance(others, open);
  const difference = distance(failures, open)
    .map((count, place) => count - (other[place] ?? 0))
    .find((one) => one !== 0);
  return difference !== undefined && difference < 0;
}

/**
 * How far failures keep something from applying: the first count that differs decides. An action or resource that is
 * not listed is farthest, for the permission is about something else; then come wrong values, which only another
 * policy or object mends; then answers that a person or the program gave, which can be taken back; then open
 * questions, whose answer may mend the failure as it stands.
 */
function distance(failures: readonly Failure[], open: readonly QuestionId[]): readonly number[] {
  const counts = [0, 0, 0, 0];
  for (const { code, question } of failures) {
    const elsewhere = code === 'actionNotListed' || code === 'resourceNotListed';
    const answerable = question === null ? 1 : open.includes(question) ? 3 : 2;
    const place = elsewhere ? 0 : answerable;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
