import { availableParallelism, loadavg } from 'node:os';

/** What was measured several times, in milliseconds. */
export interface Figures {
  readonly median: number;
  readonly worst: number;
}

/** The median and the worst of some times in milliseconds; NaN of none. */
export function figuresOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((left, right) => left - right);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, worst: sorted.at(-1) ?? Number.NaN };
}

/** How busy the machine is, in words. */
export function loadWords(): string {
  const [minute = 0] = loadavg();
  return `load ${minute.toFixed(1)} on ${availableParallelism()} processors`;
}
