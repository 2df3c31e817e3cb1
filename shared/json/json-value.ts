/** Any value that JSON can spell, as `JSON.parse` returns it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/**
 * An object as `JSON.parse` returns it: every key is an own property, `__proto__` and the empty key included.
 * Read it with {@link ownValue}, never with plain indexing: an absent `toString` would be found on the prototype.
 */
export type JsonObject = { readonly [key: string]: JsonValue };

/** A value that a condition can name and that a property can equal. */
export type Scalar = string | number | boolean;

/** The value of an own property, or undefined where the object has none of that name. */
export function ownValue(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Whether a value is a string, a number or a boolean. */
export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Whether a value is a list. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Whether a value is an object, neither null nor a list. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
