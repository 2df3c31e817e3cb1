/** A seeded source of choices: whole numbers alone, so that every machine makes the same ones. */
export interface SampleRandom {
  /** A whole number from 0, below the limit. */
  below(limit: number): number;
  /** Whether something happens that happens in so many of a hundred cases. */
  chance(percent: number): boolean;
  /** One element of a list that is not empty. */
  pick<Element>(list: readonly Element[]): Element;
  /** Up to so many different elements, in the list's order. */
  some<Element>(list: readonly Element[], count: number): readonly Element[];
  /** So many hexadecimal digits. */
  hex(digits: number): string;
  /** A text in the form of a random UUID. */
  uuid(): string;
}

/** Starts the generator mulberry32 at a seed. */
export function createSampleRandom(seed: number): SampleRandom {
  let state = seed | 0;

  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  const pick = <Element>(list: readonly Element[]): Element => {
    const element = list[below(list.length)];
    if (element === undefined) throw new RangeError('nothing to pick from');
    return element;
  };
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => below(16).toString(16)).join('');

  return {
    below,
    chance: (percent) => below(100) < percent,
    pick,
    some(list, count) {
      const wanted = new Set<number>();
      while (wanted.size < Math.min(count, list.length)) wanted.add(below(list.length));
      return list.filter((_, index) => wanted.has(index));
    },
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`,
  };
}
