import type { Context, CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';
import { isJsonArray, isJsonObject } from '../../shared/json/json-value.ts';
import type { JsonValue, Scalar } from '../../shared/json/json-value.ts';
import type { Condition, Equality, Operator, Permission, Policy } from '../../shared/policy/policy.ts';
import type { PlainRequest } from './plain-evaluator.ts';

/**
 * Writes policies and requests in Cedar's language, every question settled literally. The text of a policy
 * is made without knowing any request, and a request is encoded without knowing any policy, so that every
 * comparison is Cedar's own.
 *
 * A list becomes a record of its length and its elements: Cedar's sets drop duplicates, and a list of two
 * equal elements is not that element. An object becomes a record with the one key `object`.
 */

/** The Cedar text of each permission under its index as policy id. */
export function cedarPolicies(policy: Policy): Record<string, string> {
  return Object.fromEntries(policy.permissions.map((one, index) => [String(index), permissionText(one)]));
}

/** The context of a request; a resource that only `*` covers is left out. */
export function cedarContext({ action, resource, properties }: PlainRequest): Context {
  const encoded = Object.entries(properties).map(([name, value]) => [name, encode(value)] as const);
  const context = { action, properties: Object.fromEntries(encoded) };
  return resource === null ? context : { ...context, resource };
}

function permissionText({ effect, actions, resources, condition }: Permission): string {
  const action = listed(actions, 'context.action');
  const onStar = `${strings(resources)}.contains("*")`;
  const onResource = `(context has "resource" && ${listed(resources, 'context.resource')})`;
  const resource = `(${onStar} || (context.action != "query:ReadGraphData" && ${onResource}))`;
  const head = `${effect === 'ALLOW' ? 'permit' : 'forbid'}(principal, action, resource)`;
  return `${head} when { ${action} && ${resource} && ${conditionText(condition)} };`;
}

function listed(names: readonly string[], asked: string): string {
  return `(${strings(names)}.contains("*") || ${strings(names)}.contains(${asked}))`;
}

function strings(list: readonly string[]): string {
  return `[${list.map(stringText).join(', ')}]`;
}

/** No condition holds; neither does an empty one fail (`emptyCondition=always`). */
function conditionText(condition: Condition | null): string {
  return all((condition?.operators ?? []).map(operatorText));
}

function operatorText(operator: Operator): string {
  if (operator.form === 'unknown') return 'false';
  if (operator.form === 'stringEquals') {
    return all(operator.equalities.map((equality) => equalityText(equality, stringEqualsValue)));
  }
  if (operator.filters.length === 0) return 'true';
  return any(operator.filters.map((filter) => all(filter.map((one) => equalityText(one, scalarText)))));
}

function equalityText({ property, value }: Equality, text: (value: Scalar) => string): string {
  const name = stringText(property);
  const found = `context.properties[${name}]`;
  const equals = (one: Scalar): string =>
    `(${found} == ${text(one)} || ${found} == {"length": 1, "elements": [${text(one)}]})`;
  const values = isJsonArray(value) ? value : [value];
  return `(context.properties has ${name} && ${any(values.map(equals))})`;
}

/** Under `nonString=unequal` a number or boolean in stringEquals is of a type that no property has. */
function stringEqualsValue(value: Scalar): string {
  return typeof value === 'string' ? stringText(value) : `{"nonString": ${scalarText(value)}}`;
}

function scalarText(value: Scalar): string {
  return typeof value === 'string' ? stringText(value) : String(value);
}

/** A Cedar string: every character but plain letters and digits as an escape. */
function stringText(text: string): string {
  const escaped = Array.from(text, (character) =>
    /^[A-Za-z0-9]$/u.test(character) ? character : `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
  );
  return `"${escaped.join('')}"`;
}

function all(terms: readonly string[]): string {
  return terms.length === 0 ? 'true' : `(${terms.join(' && ')})`;
}

function any(terms: readonly string[]): string {
  return terms.length === 0 ? 'false' : `(${terms.join(' || ')})`;
}

function encode(value: JsonValue): CedarValueJson {
  if (isJsonArray(value)) return { length: value.length, elements: value.map(encode) };
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(([name, inner]) => [name, encode(inner)] as const);
    return { object: Object.fromEntries(entries) };
  }
  return value;
}
