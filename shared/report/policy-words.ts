import { jsonText } from '../json/json-text.ts';
import type { Scalar } from '../json/json-value.ts';
import type { Condition, Equality, Operator, Permission } from '../policy/policy.ts';

/** A permission in words, on one line: `ALLOW query:ReadGraphData on * where _type = "github_repo"`. */
export function permissionWords({ effect, actions, resources, condition }: Permission): string {
  const start = `${effect} ${nameList(actions)} on ${nameList(resources)}`;
  return condition === null ? start : `${start} where ${conditionText(condition)}`;
}

/** A condition in words: `_type = "github_repo" and private = true`. */
export function conditionText({ operators }: Condition): string {
  if (operators.length === 0) return 'nothing is asked (empty condition)';
  return operators.map((operator) => operatorText(operator, operators.length > 1)).join(' and ');
}

function operatorText(operator: Operator, among: boolean): string {
  if (operator.form === 'unknown') return `${nameText(operator.name)} (an operator that no document names)`;
  if (operator.form === 'stringEquals') return equalitiesText(operator.equalities, operator.form);
  const { filters } = operator;
  if (filters.length === 0) return equalitiesText([], operator.form);
  const texts = filters.map((filter) => {
    const text = equalitiesText(filter, 'filter');
    return filters.length > 1 && filter.length > 1 ? `(${text})` : text;
  });
  return among && texts.length > 1 ? `(${texts.join(' or ')})` : texts.join(' or ');
}

function equalitiesText(equalities: readonly Equality[], whole: string): string {
  if (equalities.length === 0) return `nothing is asked (empty ${whole})`;
  return equalities.map(({ property, value }) => equalityText(property, value)).join(' and ');
}

function equalityText(property: string, value: Equality['value']): string {
  const name = nameText(property);
  if (!isList(value)) return `${name} = ${jsonText(value)}`;
  return value.length === 0
    ? `${name} is one of none`
    : `${name} is one of ${value.map(jsonText).join(', ')}`;
}

function isList(value: Equality['value']): value is readonly Scalar[] {
  return Array.isArray(value);
}

function nameList(names: readonly string[]): string {
  return names.map(nameText).join(', ');
}

/** A name as it is where it can't be misread, else in quotes. */
function nameText(name: string): string {
  return /^[\w.:*/-]+$/.test(name) ? name : JSON.stringify(name);
}
