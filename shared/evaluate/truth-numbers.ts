import type { CombinationSet } from './combinations.ts';

/** A set of combinations by a small number, so that a table of objects can hold one a row. */
export type TruthNumber = number;

/** Numbers for sets of combinations; "and" and "or" are computed once for each pair. */
export interface TruthNumbers {
  readonly numberOf: (truth: CombinationSet) => TruthNumber;
  readonly truthOf: (number: TruthNumber) => CombinationSet;
  readonly and: (left: TruthNumber, right: TruthNumber) => TruthNumber;
  readonly or: (left: TruthNumber, right: TruthNumber) => TruthNumber;
}

/** The number of the empty set: "in no combination". */
export const neverTrue: TruthNumber = 0;

/** Makes numbers; the empty set is {@link neverTrue}. */
export function createTruthNumbers(): TruthNumbers {
  const truths: CombinationSet[] = [0n];
  const numbers = new Map<CombinationSet, TruthNumber>([[0n, neverTrue]]);
  const ands = new Map<number, TruthNumber>();
  const ors = new Map<number, TruthNumber>();

  function numberOf(truth: CombinationSet): TruthNumber {
    const known = numbers.get(truth);
    if (known !== undefined) return known;
    numbers.set(truth, truths.length);
    truths.push(truth);
    return truths.length - 1;
  }
  function truthOf(number: TruthNumber): CombinationSet {
    return truths[number] ?? 0n;
  }
  function remembered(
    results: Map<number, TruthNumber>,
    left: TruthNumber,
    right: TruthNumber,
    combine: (left: CombinationSet, right: CombinationSet) => CombinationSet,
  ): TruthNumber {
    if (left === right) return left;
    const key = left < right ? left * 0x100_0000 + right : right * 0x100_0000 + left;
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = numberOf(combine(truthOf(left), truthOf(right)));
    results.set(key, result);
    return result;
  }
  return {
    numberOf,
    truthOf,
    and: (left, right) => remembered(ands, left, right, (one, other) => one & other),
    or: (left, right) => remembered(ors, left, right, (one, other) => one | other),
  };
}
