import { jsonText } from '../json/json-text.ts';
import { isScalar } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';

/** The distinct values of a column, each with its place. */
export interface ValueDictionary {
  /** The place of a value, which is added where it is new; lists and objects are equal where their texts are. */
  readonly placeOf: (value: JsonValue) => number;
  readonly values: readonly JsonValue[];
}

/** Makes an empty dictionary. */
export function createValueDictionary(): ValueDictionary {
  const values: JsonValue[] = [];
  const placeOfScalar = new Map<JsonValue, number>();
  const placeOfText = new Map<string, number>();

  function intern<Key>(places: Map<Key, number>, key: Key, value: JsonValue): number {
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, values.length);
    values.push(value);
    return values.length - 1;
  }
  return {
    placeOf: (value) => {
      // A Map takes negative zero for zero; read back, each must be what was added.
      if (Object.is(value, -0)) return intern(placeOfText, '-0', value);
      if (value === null || isScalar(value)) return intern(placeOfScalar, value, value);
      return intern(placeOfText, jsonText(value), value);
    },
    values,
  };
}
