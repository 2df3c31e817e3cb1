import { isJsonArray, isScalar } from '../json/json-value.ts';
import type { JsonValue, Scalar } from '../json/json-value.ts';
import type { Equality } from '../policy/policy.ts';
import type { Combinations, CombinationSet } from './combinations.ts';

/** The two documented forms of a condition. */
export type ConditionForm = 'stringEquals' | 'queryFilters';

/** An equality made ready for many values. */
export interface PreparedEquality {
  readonly property: string;
  /** `String()` of every value that is asked for; a property can only match where one of these is its spelling. */
  readonly spellings: ReadonlySet<string>;
  /** The combinations in which a property's value equals what is asked for; undefined means no such property. */
  readonly truthOf: (value: JsonValue | undefined) => CombinationSet;
}

/** Makes an equality of either form ready for many values (design rules: conditions, first to fourth). */
export function prepareEquality(
  form: ConditionForm,
  equality: Equality,
  combinations: Combinations,
): PreparedEquality {
  const wanted: readonly Scalar[] = isScalar(equality.value) ? [equality.value] : equality.value;
  const sameType = new Set<Scalar>(wanted);
  const spellings = new Set(wanted.map(String));
  const spellingsOfNonStrings = new Set(wanted.filter((value) => typeof value !== 'string').map(String));
  const listed =
    form === 'stringEquals' && !isScalar(equality.value)
      ? combinations.where('valueList', 'anyOf')
      : combinations.all;

  function truthOfElement(element: JsonValue): CombinationSet {
    if (!isScalar(element)) return 0n;
    if (form === 'queryFilters') return sameType.has(element) ? combinations.all : 0n;
    if (typeof element === 'string' && sameType.has(element)) return combinations.all;
    const spelled =
      typeof element === 'string' ? spellingsOfNonStrings.has(element) : spellings.has(String(element));
    return spelled ? combinations.where('nonString', 'equal') : 0n;
  }

  function truthOf(value: JsonValue | undefined): CombinationSet {
    if (value === undefined) return 0n;
    if (!isJsonArray(value)) return listed & truthOfElement(value);
    const several = value.length > 1 ? combinations.where('multiValued', 'anyElement') : combinations.all;
    return listed & several & value.reduce((truth: bigint, element) => truth | truthOfElement(element), 0n);
  }

  return { property: equality.property, spellings, truthOf };
}
