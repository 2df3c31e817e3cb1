const counts = new Intl.NumberFormat('en-US');
const milliseconds = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });
const bytes = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A count with thousands separated: `2,031`. */
export function formatCount(count: number): string {
  return counts.format(count);
}

/** A count with its noun in the right number: `1 problem`, `2,031 entities`. */
export function formatNoun(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A duration in milliseconds, to two digits: `0.83 ms`. */
export function formatMilliseconds(duration: number): string {
  return `${milliseconds.format(Math.max(0, duration))} ms`;
}

/** A size of bytes in the largest fitting unit: `1.2 MB`. */
export function formatBytes(size: number): string {
  if (size < 1000) return formatNoun(size, 'byte', 'bytes');
  if (size < 1_000_000) return `${bytes.format(size / 1000)} kB`;
  if (size < 1_000_000_000) return `${bytes.format(size / 1_000_000)} MB`;
  return `${bytes.format(size / 1_000_000_000)} GB`;
}

/** A share from 0 to 1 as a whole percentage: `42%`. */
export function formatShare(fraction: number): string {
  return `${Math.round(Math.min(1, Math.max(0, fraction)) * 100)}%`;
}

/** An ISO 8601 time as day and minute; the text itself where it is no time. */
export function formatTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : days.format(time);
}
