import { isScalar } from '../json/json-value.ts';
import type { Scalar } from '../json/json-value.ts';
import { jsonMembers } from '../json/json-tree.ts';
import type { JsonNode } from '../json/json-tree.ts';
import type { JsonPath } from './finding.ts';
import type { Condition, Equality, Operator } from './policy.ts';
import { kindOf } from './node-kind.ts';
import { quotedText } from './quoted-text.ts';
import type { ShapeReport } from './shape-report.ts';

/** Reads a condition and reports what can't be decided; the body of an unknown operator may be anything. */
export function readCondition(node: JsonNode, permissionPath: JsonPath, report: ShapeReport): Condition {
  const path = [...permissionPath, 'condition'];
  if (node.type === 'null') {
    report.error('H121', '"condition" is null: remove the key or write an object.', node, path);
    return { operators: [] };
  }
  if (node.type !== 'object') {
    const message = `"condition" is ${kindOf(node)}: write an object such as {"stringEquals": {"_type": "github_repo"}}.`;
    report.error('H117', message, node, path);
    return { operators: [] };
  }
  const operators: Operator[] = [];
  for (const [name, { value }] of jsonMembers(node)) {
    operators.push(readOperator(name, value, [...path, name], report));
  }
  return { operators };
}

function readOperator(name: string, body: JsonNode, path: JsonPath, report: ShapeReport): Operator {
  if (name !== 'stringEquals' && name !== 'queryFilters') return { form: 'unknown', name };
  if (body.type === 'null') {
    report.error('H121', `"${name}" is null: remove it or write what must be equal.`, body, path);
    return { form: 'unknown', name };
  }
  if (name === 'stringEquals') {
    if (body.type === 'object') return { form: name, equalities: readEqualities(body, path, report) };
    const message = `"stringEquals" is ${kindOf(body)}: write an object of properties and their values.`;
    report.error('H118', message, body, path);
    return { form: 'unknown', name };
  }
  if (body.type !== 'array') {
    report.error('H118', `"queryFilters" is ${kindOf(body)}: write a list of objects.`, body, path);
    return { form: 'unknown', name };
  }
  const filters: (readonly Equality[])[] = [];
  (body.children ?? []).forEach((filter, index) => {
    const filterPath = [...path, index];
    if (filter.type === 'object') {
      filters.push(readEqualities(filter, filterPath, report));
    } else if (filter.type === 'null') {
      report.error('H121', 'This filter is null: remove it.', filter, filterPath);
    } else {
      report.error('H118', `A filter is an object, not ${kindOf(filter)}.`, filter, filterPath);
    }
  });
  return { form: name, filters };
}

function readEqualities(body: JsonNode, path: JsonPath, report: ShapeReport): readonly Equality[] {
  const equalities: Equality[] = [];
  for (const [property, { value }] of jsonMembers(body)) {
    const read = readValue(property, value, [...path, property], report);
    if (read !== null) equalities.push({ property, value: read });
  }
  return equalities;
}

/** The value or list of values of one property; null where it can't be decided, and then reported once. */
function readValue(
  property: string,
  node: JsonNode,
  path: JsonPath,
  report: ShapeReport,
): Scalar | readonly Scalar[] | null {
  if (node.type !== 'array') return readScalar(property, node, path, report);
  const values: Scalar[] = [];
  const elements = node.children ?? [];
  for (const [index, element] of elements.entries()) {
    const value = readScalar(property, element, [...path, index], report);
    if (value === null) return null;
    values.push(value);
  }
  return values;
}

function readScalar(property: string, node: JsonNode, path: JsonPath, report: ShapeReport): Scalar | null {
  const value: unknown = node.value;
  if (isScalar(value)) return value;
  const message = `A property can't equal ${kindOf(node)}: give ${quotedText(property)} a string, a number, true or false.`;
  report.error('H121', message, node, path);
  return null;
}
