import { jsonText } from '../../../shared/json/json-text.ts';
import { isJsonArray } from '../../../shared/json/json-value.ts';
import type { JsonValue } from '../../../shared/json/json-value.ts';

/** What a value is. */
export type ValueKind = 'string' | 'number' | 'boolean' | 'list' | 'null' | 'object';

/** The kind of a value. */
export function kindOf(value: JsonValue): ValueKind {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'list';
  const kind = typeof value;
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : 'object';
}

/** What values are sorted by: their kind, then what compares within it. */
interface SortKey {
  readonly kind: number;
  readonly key: string | number;
  readonly text: string;
}

const kindOrder: readonly ValueKind[] = ['number', 'string', 'boolean', 'list', 'object', 'null'];

// So many values are sorted in one step.
const runLength = 4096;

/**
 * The places of values from the least to the greatest: by kind, then numbers by size, texts without regard to case
 * and then by code units. `pause` is awaited between steps and may throw.
 */
export async function sortedPlaces(
  values: readonly JsonValue[],
  pause: () => Promise<void>,
): Promise<Uint32Array> {
  const keys: SortKey[] = [];
  let sorted = new Uint32Array(values.length);
  const compare = (one: number, other: number): number => compareKeys(keys[one], keys[other]);
  for (let start = 0; start < values.length; start += runLength) {
    const end = Math.min(start + runLength, values.length);
    for (let place = start; place < end; place += 1) {
      keys.push(sortKey(values[place] ?? null));
      sorted[place] = place;
    }
    sorted.subarray(start, end).sort(compare);
    await pause();
  }
  for (let run = runLength; run < values.length; run *= 2) {
    const merged = new Uint32Array(values.length);
    for (let start = 0; start < values.length; start += 2 * run) {
      await mergeRuns(sorted, merged, start, Math.min(start + run, values.length), run, compare, pause);
    }
    sorted = merged;
  }
  return sorted;
}

async function mergeRuns(
  from: Uint32Array,
  into: Uint32Array,
  start: number,
  middle: number,
  run: number,
  compare: (one: number, other: number) => number,
  pause: () => Promise<void>,
): Promise<void> {
  const end = Math.min(middle + run, from.length);
  let left = start;
  let right = middle;
  for (let at = start; at < end; at += 1) {
    const takesLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0);
    into[at] = (takesLeft ? from[left++] : from[right++]) ?? 0;
    if (at % runLength === 0) await pause();
  }
}

function sortKey(value: JsonValue): SortKey {
  const found = kindOf(value);
  const kind = kindOrder.indexOf(found);
  if (typeof value === 'number') return { kind, key: value, text: '' };
  const text = typeof value === 'string' ? value : jsonText(value);
  return { kind, key: text.toLowerCase(), text };
}

function compareKeys(one: SortKey | undefined, other: SortKey | undefined): number {
  if (one === undefined || other === undefined) return 0;
  if (one.kind !== other.kind) return one.kind - other.kind;
  if (one.key !== other.key) return one.key < other.key ? -1 : 1;
  if (one.text === other.text) return 0;
  return one.text < other.text ? -1 : 1;
}
