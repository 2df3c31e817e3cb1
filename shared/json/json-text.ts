import { isJsonArray } from './json-value.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/** A list or object whose members are being written. */
interface Frame {
  readonly length: number;
  readonly close: ']' | '}';
  /** Writes the key of a member, if it has one, and gives its value. */
  readonly member: (index: number) => JsonValue;
  next: number;
}

/**
 * The JSON text of a value, without white space, exact: `JSON.parse` of it deep-equals the value, with negative
 * zero, numbers past the largest (`1e999`), an own `__proto__` and lone surrogates (escaped). Without recursion.
 */
export function jsonText(value: JsonValue): string {
  const parts: string[] = [];
  const open: Frame[] = [];
  begin(value);
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const index = frame.next;
    if (index === frame.length) {
      parts.push(frame.close);
      open.pop();
    } else {
      if (index > 0) parts.push(',');
      frame.next += 1;
      begin(frame.member(index));
    }
  }
  return parts.join('');

  function begin(member: JsonValue): void {
    if (typeof member !== 'object' || member === null) {
      parts.push(scalarText(member));
    } else if (isJsonArray(member)) {
      parts.push('[');
      open.push({ length: member.length, close: ']', member: (index) => member[index] ?? null, next: 0 });
    } else {
      parts.push('{');
      open.push(objectFrame(member));
    }
  }

  function objectFrame(object: JsonObject): Frame {
    const keys = Object.keys(object);
    return {
      length: keys.length,
      close: '}',
      next: 0,
      member(index) {
        const key = keys[index] ?? '';
        parts.push(JSON.stringify(key), ':');
        return object[key] ?? null;
      },
    };
  }
}

function scalarText(value: string | number | boolean | null): string {
  if (typeof value !== 'number') return JSON.stringify(value);
  if (value === Infinity) return '1e999';
  if (value === -Infinity) return '-1e999';
  return Object.is(value, -0) ? '-0' : String(value);
}
