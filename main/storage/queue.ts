/** Runs work after all work given before it has ended, well or not; answers as the work does. */
export type Queue = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A queue of its own, so that what reads a file and then writes it is never interleaved. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>) => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
}
