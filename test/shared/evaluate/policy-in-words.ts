import { settleFromText, settleLiterally } from '../../../shared/evaluate/answers.ts';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import { judgeRequest } from '../../../shared/evaluate/judge-request.ts';
import type { Decision } from '../../../shared/evaluate/judge-request.ts';
import type { JsonObject, Scalar } from '../../../shared/json/json-value.ts';
import type { Condition, Effect, Equality, Operator, Permission } from '../../../shared/policy/policy.ts';

/** What a permission covers where a test does not say otherwise: every action on everything. */
interface Scope {
  readonly actions?: readonly string[];
  readonly resources?: readonly string[];
}

type Values = Readonly<Record<string, Scalar | readonly Scalar[]>>;

/** An ALLOW with the given operators as its condition; without any it has no condition. */
export function allow(condition: Condition | null = null, scope: Scope = {}): Permission {
  return permission('ALLOW', condition, scope);
}

/** A DENY with the given operators as its condition; without any it has no condition. */
export function deny(condition: Condition | null = null, scope: Scope = {}): Permission {
  return permission('DENY', condition, scope);
}

function permission(effect: Effect, condition: Condition | null, scope: Scope): Permission {
  return { effect, actions: scope.actions ?? ['*'], resources: scope.resources ?? ['*'], condition };
}

/** A condition of the given operators; of none it is `{}`. */
export function when(...operators: readonly Operator[]): Condition {
  return { operators };
}

/** The operator `stringEquals`. */
export function stringEquals(values: Values): Operator {
  return { form: 'stringEquals', equalities: equalities(values) };
}

/** The operator `queryFilters`. */
export function queryFilters(...filters: readonly Values[]): Operator {
  return { form: 'queryFilters', filters: filters.map(equalities) };
}

/** An operator that no document names. */
export function unknownOperator(name = 'stringLike'): Operator {
  return { form: 'unknown', name };
}

function equalities(values: Values): readonly Equality[] {
  return Object.entries(values).map(([property, value]) => ({ property, value }));
}

/** The literal answers but for those written as `question=answer,…`. */
export function literalBut(text: string): Answers {
  const literal = settleLiterally(null);
  if (text === '') return literal;
  const outcome = settleFromText(literal, text);
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.answers;
}

/** The decision on a graph object by its properties alone. */
export function ask(permissions: readonly Permission[], properties: JsonObject, settle = ''): Decision {
  return askFor('query:ReadGraphData', '*', permissions, properties, settle);
}

/** The decision on any request. */
export function askFor(
  action: string,
  resource: string | null,
  permissions: readonly Permission[],
  properties: JsonObject = {},
  settle = '',
): Decision {
  return judgeRequest({ permissions }, { action, resource, properties }, literalBut(settle));
}

/** The verdict on a graph object under a lone ALLOW with the given operators. */
export function verdictOf(
  operators: readonly Operator[],
  properties: JsonObject,
  settle = '',
): Decision['verdict'] {
  return ask([allow(when(...operators))], properties, settle).verdict;
}
