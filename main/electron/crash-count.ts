const longest = 60_000;
const most = 3;

/**
 * Counts the crashes of the page; the answer to each is whether it may be loaded anew. A page that crashes again and
 * again would otherwise do so for ever. `now` gives milliseconds.
 */
export function createCrashCount(now: () => number): () => boolean {
  let crashes: number[] = [];
  return () => {
    const time = now();
    crashes = [...crashes.filter((before) => time - before < longest), time];
    return crashes.length <= most;
  };
}
