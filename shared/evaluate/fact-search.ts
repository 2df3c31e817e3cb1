/** The first of many, and how many there are in all. */
export interface FactPage<Fact> {
  readonly items: readonly Fact[];
  readonly total: number;
}

/** A list by place, in the order in which a person wants to see it. */
export interface SearchedList {
  readonly size: number;
  readonly textAt: (place: number) => string;
}

/** A list to be searched by text. */
export interface FactSearch {
  /**
   * The places of what equals the text, then of what begins with it, then of what contains it, in any case; in each
   * of these first what has a weight, the heaviest first, then the rest in the list's order.
   */
  readonly find: (search: string, limit: number, weightAt: (place: number) => number) => FactPage<number>;
}

/** Makes a list searchable; the texts are put into lower case at the first search. */
export function createFactSearch({ size, textAt }: SearchedList): FactSearch {
  let lowered: readonly string[] | null = null;

  return {
    find(search, limit, weightAt) {
      const wanted = search.toLowerCase();
      if (wanted !== '') lowered ??= Array.from({ length: size }, (_, place) => textAt(place).toLowerCase());
      const texts = wanted === '' ? null : lowered;
      const ranks = [newRank(), newRank(), newRank()];
      let total = 0;
      for (let place = 0; place < size; place += 1) {
        const rank = ranks[texts === null ? 0 : rankOf(texts[place] ?? '', wanted)];
        if (rank === undefined) continue;
        total += 1;
        const weight = weightAt(place);
        if (weight > 0) rank.weighty.push({ place, weight });
        else if (rank.rest.length < limit) rank.rest.push(place);
      }
      const items = ranks.flatMap(({ weighty, rest }) => [
        ...weighty.toSorted((one, other) => other.weight - one.weight).map(({ place }) => place),
        ...rest,
      ]);
      return { items: items.slice(0, limit), total };
    },
  };
}

interface Rank {
  readonly weighty: { readonly place: number; readonly weight: number }[];
  readonly rest: number[];
}

function newRank(): Rank {
  return { weighty: [], rest: [] };
}

/** 0: equal, 1: begins with it, 2: contains it, 3: does not. */
function rankOf(text: string, wanted: string): number {
  if (!text.startsWith(wanted)) return text.includes(wanted) ? 2 : 3;
  return text.length === wanted.length ? 0 : 1;
}
