/** The present time; handed in so that a test can set it. Times are for people, never for ordering. */
export type Clock = () => Date;

/** The day of a time where the person is, as `YYYY-MM-DD`. */
export function localDay(time: Date): string {
  const month = String(time.getMonth() + 1).padStart(2, '0');
  const day = String(time.getDate()).padStart(2, '0');
  return `${String(time.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

/** A time as part of a file name that every file system takes: `20261123T093844Z`. */
export function timeForFileName(time: Date): string {
  return time
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:]/g, '');
}
