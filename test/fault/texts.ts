/** The sample that a first workspace gets in these tests. */
export const sample = { name: 'sample.policy.json', text: '{"permissions":[]}\n' };

/** The document that the faults are done to. */
export const documentName = 'faults.policy.json';

/** The text of step `count`: of a length that varies from 1 to 60,000 characters, and never equal to another's. */
export function textOf(count: number): string {
  const length = ((count * 7919) % 60_000) + 1;
  return `${count}:`.padEnd(length, `${count} é\uD83D\uDD11 `);
}

/** The step that a text is of. */
export function stepOf(text: string): number {
  return Number(text.split(':', 1)[0]);
}
