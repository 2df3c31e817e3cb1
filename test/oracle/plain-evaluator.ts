import { isJsonArray, isScalar, ownValue } from '../../shared/json/json-value.ts';
import type { JsonObject, JsonValue, Scalar } from '../../shared/json/json-value.ts';
import type { Condition, Equality, Operator, Permission, Policy } from '../../shared/policy/policy.ts';
import type { Answers } from '../../shared/evaluate/answers.ts';
import type { QuestionId } from '../../shared/evaluate/questions.ts';
import { enumerate } from './enumeration.ts';
import type { Combination, Outcome } from './enumeration.ts';

/**
 * A second evaluator, written from the design's words alone and kept deliberately plain: it tries every
 * combination of the open answers, one after the other. It shares no code with the product's evaluator
 * but the table of questions.
 */

/** What is asked for: `resource` is null for an id that only `*` covers. */
export interface PlainRequest {
  readonly action: string;
  readonly resource: string | null;
  readonly properties: JsonObject;
}

/** A decision on a request, in the words of requests. */
export interface PlainDecision {
  readonly verdict: 'allowed' | 'denied' | 'undetermined';
  readonly reason: Outcome['reason'];
  readonly permissions: readonly number[];
  readonly questions: readonly QuestionId[];
}

/** The questions that can change the verdict on the given action, ends of relationships left aside. */
export function questionsOfAction(action: string): readonly QuestionId[] {
  return [
    'conditionForm',
    'denyPrecedence',
    action === readGraphData ? 'conditionalDeny' : 'conditionElsewhere',
    'multiValued',
    'nonString',
    'valueList',
    'emptyCondition',
    'unknownOperator',
  ];
}

const readGraphData = 'query:ReadGraphData';

/** The decision on a request, by enumeration. */
export function plainDecision(policy: Policy, request: PlainRequest, answers: Answers): PlainDecision {
  const found = enumerate(answers, questionsOfAction(request.action), (combination) =>
    plainOutcome(policy.permissions, request, combination),
  );
  const words = { visible: 'allowed', hidden: 'denied', undetermined: 'undetermined' } as const;
  return { ...found, verdict: words[found.verdict] };
}

/** What a request comes to in one combination: first which permissions apply, then which of them decide. */
export function plainOutcome(
  permissions: readonly Permission[],
  request: PlainRequest,
  combination: Combination,
): Outcome {
  const applying: number[] = [];
  for (const [index, permission] of permissions.entries()) {
    if (plainApplies(permission, request, combination)) applying.push(index);
  }
  const deciding =
    combination.denyPrecedence === 'lastWins' ? applying.slice(-1) : denyBeforeAllow(permissions, applying);
  const [first] = deciding;
  if (first === undefined) return { verdict: 'hidden', reason: 'implicitDeny', permissions: [] };
  return permissions[first]?.effect === 'ALLOW'
    ? { verdict: 'visible', reason: 'allow', permissions: deciding }
    : { verdict: 'hidden', reason: 'explicitDeny', permissions: deciding };
}

function denyBeforeAllow(permissions: readonly Permission[], applying: readonly number[]): readonly number[] {
  const denies = applying.filter((index) => permissions[index]?.effect === 'DENY');
  return denies.length > 0 ? denies : applying;
}

/** Whether one permission applies to a request in one combination. */
export function plainApplies(
  permission: Permission,
  request: PlainRequest,
  combination: Combination,
): boolean {
  const asksForGraph = request.action === readGraphData;
  const resource = asksForGraph ? '*' : request.resource;
  if (!permission.actions.includes('*') && !permission.actions.includes(request.action)) return false;
  if (!permission.resources.includes('*')) {
    if (resource === null || !permission.resources.includes(resource)) return false;
  }
  const condition = conditionLeft(permission.condition, combination);
  if (condition === null) return true;
  if (asksForGraph) {
    if (permission.effect === 'DENY' && combination.conditionalDeny === 'neverApplies') return false;
  } else if (combination.conditionElsewhere === 'ignored') {
    return true;
  }
  return conditionHolds(condition, request.properties, combination);
}

/** The condition without the operators that are left out; null where it had some and none is left. */
function conditionLeft(condition: Condition | null, combination: Combination): Condition | null {
  if (condition === null || condition.operators.length === 0) return condition;
  if (combination.unknownOperator !== 'ignored') return condition;
  const operators = condition.operators.filter((operator) => isEnforced(operator, combination));
  return operators.length === 0 ? null : { operators };
}

/** Whether the service knows the operator at all, by the answer to `conditionForm`. */
function isEnforced(operator: Operator, combination: Combination): boolean {
  if (operator.form === 'unknown') return false;
  return combination.conditionForm === 'both' || combination.conditionForm === operator.form;
}

function conditionHolds(condition: Condition, properties: JsonObject, combination: Combination): boolean {
  const whenEmpty = combination.emptyCondition === 'always';
  if (condition.operators.length === 0) return whenEmpty;
  return condition.operators.every((operator) => {
    if (operator.form === 'unknown' || !isEnforced(operator, combination)) return false;
    if (operator.form === 'stringEquals') {
      if (operator.equalities.length === 0) return whenEmpty;
      return operator.equalities.every((equality) => stringEqualityHolds(equality, properties, combination));
    }
    if (operator.filters.length === 0) return whenEmpty;
    return operator.filters.some((filter) => {
      if (filter.length === 0) return whenEmpty;
      return filter.every((equality) => filterEqualityHolds(equality, properties, combination));
    });
  });
}

function stringEqualityHolds(equality: Equality, properties: JsonObject, combination: Combination): boolean {
  const values = elementsOf(ownValue(properties, equality.property), combination);
  if (isScalar(equality.value)) {
    const asked = equality.value;
    return values.some((value) => spelledAlike(value, asked, combination));
  }
  if (combination.valueList === 'never') return false;
  return equality.value.some((asked) => values.some((value) => spelledAlike(value, asked, combination)));
}

function filterEqualityHolds(equality: Equality, properties: JsonObject, combination: Combination): boolean {
  const values = elementsOf(ownValue(properties, equality.property), combination);
  const asked = isScalar(equality.value) ? [equality.value] : equality.value;
  return asked.some((one) => values.some((value) => value === one));
}

/** The scalars that a property stands for: none, one, or under `anyElement` those of a list of two or more. */
function elementsOf(value: JsonValue | undefined, combination: Combination): readonly Scalar[] {
  if (!isJsonArray(value)) return isScalar(value) ? [value] : [];
  if (value.length >= 2 && combination.multiValued === 'never') return [];
  return value.filter((element) => isScalar(element));
}

function spelledAlike(value: Scalar, asked: Scalar, combination: Combination): boolean {
  if (typeof value === 'string' && typeof asked === 'string') return value === asked;
  return combination.nonString === 'equal' && String(value) === String(asked);
}
