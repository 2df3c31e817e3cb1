import { cursorPlaceAt } from '../json/cursor-place.ts';
import type { CursorPlace } from '../json/cursor-place.ts';
import type { Frame } from '../json/open-frames.ts';
import { stringValue } from '../json/open-frames.ts';
import { isJsonArray, isScalar } from '../json/json-value.ts';
import type { Scalar } from '../json/json-value.ts';

/** The two forms of condition. */
export type ConditionForm = 'stringEquals' | 'queryFilters';

/** A part of a policy: what a person writes, or points at, in one place. */
export type PolicyPart =
  | { readonly kind: 'policy' | 'policyKey' | 'permissions' | 'permission' }
  | { readonly kind: 'permissionKey' | 'effect' }
  /** A whole list of names, or one name of it. */
  | { readonly kind: 'actions' | 'action' | 'resources' | 'resource' }
  /** A whole condition, or the name of an operator in it. */
  | { readonly kind: 'condition' | 'operatorKey' }
  /** The body of an operator. */
  | { readonly kind: 'operator'; readonly form: ConditionForm }
  /** One filter of queryFilters. */
  | { readonly kind: 'filter' }
  | { readonly kind: 'property'; readonly form: ConditionForm }
  /** The value of a property; in a list of values or on its own. */
  | {
      readonly kind: 'value';
      readonly form: ConditionForm;
      readonly property: string;
      readonly inList: boolean;
    };

/** A place in a policy's text. */
export interface PolicyPlace {
  readonly part: PolicyPart;
  readonly cursor: CursorPlace;
  /** The innermost object or list. */
  readonly inside: Frame;
  /** The permission around the place, if there is one. */
  readonly permission: Frame | null;
}

/** Longer texts, in UTF-16 code units, are not read while a person waits. */
const longestText = 2_000_000;

/** Keys of a GraphQL body, in which a policy stands as a string of its own. */
const bodyKeys = ['query', 'variables', 'operationName', 'token', 'input', 'policy'];

/**
 * What a person writes or points at in a policy's text, which may be broken; null outside of every known part, in a
 * policy that stands in a string or in a GraphQL body, and in a text over 2 million characters.
 */
export function policyPlaceAt(text: string, offset: number): PolicyPlace | null {
  if (text.length > longestText) return null;
  const cursor = cursorPlaceAt(text, offset);
  const inside = cursor?.around.at(-1);
  if (cursor === null || inside === undefined) return null;
  const root = cursor.around[1];
  if (root !== undefined && bodyKeys.some((key) => root.members.has(key))) return null;
  const part = partAt(cursor);
  return part === null ? null : { part, cursor, inside, permission: cursor.around[3] ?? null };
}

/** What of the token stands before an offset, as the string that it spells so far. */
export function typedText(text: string, { cursor }: PolicyPlace, offset: number): string {
  const { start } = cursor.token;
  if (!cursor.quoted) return text.slice(start, offset);
  return stringValue(text, { kind: 'string', start, end: offset, closed: false });
}

/** The whole token as the string or the word that it spells. */
export function tokenText(text: string, { cursor }: PolicyPlace): string {
  const { start, end } = cursor.token;
  if (!cursor.quoted) return text.slice(start, end);
  return stringValue(text, { kind: 'string', start, end, closed: cursor.closed });
}

/** The types to which the condition around a place is limited by its other properties; empty where it is not. */
export function typesAround({ part, inside, cursor }: PolicyPlace): readonly string[] {
  if (part.kind !== 'property' && part.kind !== 'value') return [];
  const filter = part.kind === 'value' && part.inList ? cursor.around.at(-2) : inside;
  return scalarsOf(filter?.members.get('_type') ?? null).filter((type) => typeof type === 'string');
}

/** A member's value as a list of scalars. */
export function scalarsOf(value: Scalar | readonly Scalar[] | null): readonly Scalar[] {
  if (value === null) return [];
  return isScalar(value) ? [value] : isJsonArray(value) ? value : [];
}

function partAt({ role, path }: CursorPlace): PolicyPart | null {
  const isKey = role === 'key';
  const [root, index, key, ...inCondition] = path;
  if (root === undefined) {
    if (role === 'document') return { kind: 'policy' };
    return isKey ? { kind: 'policyKey' } : null;
  }
  if (root !== 'permissions') return null;
  if (index === undefined) return isKey ? null : { kind: 'permissions' };
  if (typeof index !== 'number') return null;
  if (key === undefined) return { kind: isKey ? 'permissionKey' : 'permission' };
  const [first, second] = inCondition;
  switch (key) {
    case 'effect':
      return first === undefined && !isKey ? { kind: 'effect' } : null;
    case 'actions':
    case 'resources':
      if (isKey || second !== undefined) return null;
      if (first === undefined) return { kind: key };
      return { kind: key === 'actions' ? 'action' : 'resource' };
    case 'condition':
      return inConditionAt(inCondition, isKey);
    default:
      return null;
  }
}

function inConditionAt(path: readonly (string | number)[], isKey: boolean): PolicyPart | null {
  const [form, ...rest] = path;
  if (form === undefined) return { kind: isKey ? 'operatorKey' : 'condition' };
  if (form === 'stringEquals') {
    if (rest.length === 0 && !isKey) return { kind: 'operator', form };
    return inEqualitiesAt(form, rest, isKey);
  }
  if (form !== 'queryFilters') return null;
  const [index, ...inFilter] = rest;
  if (index === undefined) return isKey ? null : { kind: 'operator', form };
  if (typeof index !== 'number') return null;
  if (inFilter.length === 0 && !isKey) return { kind: 'filter' };
  return inEqualitiesAt(form, inFilter, isKey);
}

function inEqualitiesAt(
  form: ConditionForm,
  path: readonly (string | number)[],
  isKey: boolean,
): PolicyPart | null {
  const [property, index, ...deeper] = path;
  if (property === undefined) return isKey ? { kind: 'property', form } : null;
  if (isKey || typeof property !== 'string' || deeper.length > 0) return null;
  return { kind: 'value', form, property, inList: index !== undefined };
}
