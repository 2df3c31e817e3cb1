/**
 * The seed of this run's generated cases: `LATCHKEY_TEST_SEED` as a whole number, `random` for a fresh one,
 * otherwise always the same, so that a red run can be repeated.
 */
export function seedOfRun(): number {
  const asked = process.env['LATCHKEY_TEST_SEED'];
  if (asked === 'random') return Math.floor(Math.random() * 0x7f_ff_ff_ff);
  const seed = Number(asked ?? 20_231_123);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`LATCHKEY_TEST_SEED is no whole number: ${asked}`);
  return seed;
}

/** Prints how many cases a test compared, and with which seed. */
export function report(what: string, counts: Readonly<Record<string, number>>): void {
  const text = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`${what}: ${text.join(', ')}\n`);
}
