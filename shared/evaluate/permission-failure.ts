import { jsonText } from '../json/json-text.ts';
import { isJsonArray, isScalar, ownValue } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { JsonPath } from '../policy/finding.ts';
import type { Equality, Operator, Permission } from '../policy/policy.ts';
import type { Combinations } from './combinations.ts';
import { prepareEquality } from './equality.ts';
import type { ConditionForm } from './equality.ts';
import { isNearer } from './failure-distance.ts';
import { coversResource } from './judge-request.ts';
import type { Request } from './judge-request.ts';
import { covers, denyVoid, operatorIgnored, operatorKnown, readGraphData } from './permission-truth.ts';
import type { QuestionId } from './questions.ts';

/** What kind of thing keeps a permission from applying. */
export type FailureCode =
  | 'actionNotListed'
  | 'resourceNotListed'
  | 'propertyMissing'
  | 'propertyHoldsNothing'
  | 'valueDiffers'
  | 'emptyValueList'
  | 'answer'
  | 'conditionalDenyVoid';

/** One thing that keeps a permission from applying in every combination. */
export interface Failure {
  readonly code: FailureCode;
  /** Where in the policy it stands. */
  readonly path: JsonPath;
  readonly property: string | null;
  /** What the policy asks for and what the request has, as JSON text. */
  readonly expected: string | null;
  readonly actual: string | null;
  /** The question on whose answer it hangs, if any. */
  readonly question: QuestionId | null;
}

/** What the failures of one permission are found with. */
interface Circumstances {
  readonly request: Request;
  readonly combinations: Combinations;
  /** The combinations if every question were open: tells a wrong value from one that an answer rules out. */
  readonly anyAnswer: Combinations;
}

/**
 * Everything that keeps a permission from applying in every combination, in the order in which it is checked:
 * action, resource, condition. Of several filters the one that came nearest is reported.
 */
export function failuresOf(
  permission: Permission,
  index: number,
  request: Request,
  combinations: Combinations,
  anyAnswer: Combinations,
): readonly Failure[] {
  const path: JsonPath = ['permissions', index];
  if (!covers(permission.actions, request.action)) {
    return [
      failure('actionNotListed', [...path, 'actions'], {
        expected: jsonText(permission.actions),
        actual: jsonText(request.action),
      }),
    ];
  }
  if (!coversResource(permission, request)) {
    const asked = request.action === readGraphData ? '*' : request.resource;
    return [
      failure('resourceNotListed', [...path, 'resources'], {
        expected: jsonText(permission.resources),
        actual: asked === null ? null : jsonText(asked),
      }),
    ];
  }
  const { condition } = permission;
  if (condition === null) return [];
  if (
    request.action !== readGraphData &&
    combinations.where('conditionElsewhere', 'ignored') === combinations.all
  ) {
    return [];
  }
  const circumstances: Circumstances = { request, combinations, anyAnswer };
  const conditionPath = [...path, 'condition'];
  const failures =
    condition.operators.length === 0
      ? emptyFailures(conditionPath, circumstances)
      : condition.operators.flatMap((operator) => operatorFailures(operator, conditionPath, circumstances));
  const isVoid =
    permission.effect === 'DENY' &&
    request.action === readGraphData &&
    denyVoid(condition, combinations) !== 0n;
  return isVoid
    ? [...failures, failure('conditionalDenyVoid', conditionPath, { question: 'conditionalDeny' })]
    : failures;
}

function operatorFailures(
  operator: Operator,
  conditionPath: JsonPath,
  circumstances: Circumstances,
): readonly Failure[] {
  const { combinations } = circumstances;
  const name = operator.form === 'unknown' ? operator.name : operator.form;
  const path = [...conditionPath, name];
  const ignored = operatorIgnored(operator, combinations);
  if (ignored === combinations.all) return [];
  const known = operatorKnown(operator, combinations);
  const unknown: readonly Failure[] =
    (known | ignored) === combinations.all
      ? []
      : [failure('answer', path, { question: known === 0n ? 'unknownOperator' : 'conditionForm' })];
  if (operator.form === 'unknown' || known === 0n) return unknown;
  return [...unknown, ...bodyFailures(operator, path, circumstances)];
}

function bodyFailures(
  operator: Exclude<Operator, { form: 'unknown' }>,
  path: JsonPath,
  circumstances: Circumstances,
): readonly Failure[] {
  if (operator.form === 'stringEquals') {
    return equalitiesFailures('stringEquals', operator.equalities, path, circumstances);
  }
  if (operator.filters.length === 0) return emptyFailures(path, circumstances);
  return operator.filters
    .map((filter, place) => equalitiesFailures('queryFilters', filter, [...path, place], circumstances))
    .reduce((nearest, next) => (isNearer(next, nearest, circumstances.combinations.open) ? next : nearest));
}

function equalitiesFailures(
  form: ConditionForm,
  equalities: readonly Equality[],
  path: JsonPath,
  circumstances: Circumstances,
): readonly Failure[] {
  if (equalities.length === 0) return emptyFailures(path, circumstances);
  return equalities.flatMap((equality) => equalityFailures(form, equality, path, circumstances));
}

function equalityFailures(
  form: ConditionForm,
  equality: Equality,
  path: JsonPath,
  { request, combinations, anyAnswer }: Circumstances,
): readonly Failure[] {
  const actual = ownValue(request.properties, equality.property);
  const truth = prepareEquality(form, equality, combinations).truthOf(actual);
  if (truth === combinations.all) return [];
  const details = {
    property: equality.property,
    expected: jsonText(equality.value),
    actual: actual === undefined ? null : jsonText(actual),
  };
  const at = [...path, equality.property];
  if (truth !== 0n) {
    return [failure('answer', at, { ...details, question: combinations.questionsOf([truth])[0] ?? null })];
  }
  const possible = prepareEquality(form, equality, anyAnswer).truthOf(actual);
  if (possible !== 0n) {
    const ruledOut = anyAnswer
      .questionsOf([possible])
      .find((question) => !combinations.open.includes(question));
    return [failure('answer', at, { ...details, question: ruledOut ?? null })];
  }
  return [failure(mismatch(equality, actual), at, details)];
}

function mismatch(equality: Equality, actual: JsonValue | undefined): FailureCode {
  if (actual === undefined) return 'propertyMissing';
  if (isJsonArray(equality.value) && equality.value.length === 0) return 'emptyValueList';
  const holdsSomething = isJsonArray(actual) ? actual.some(isScalar) : isScalar(actual);
  return holdsSomething ? 'valueDiffers' : 'propertyHoldsNothing';
}

function emptyFailures(path: JsonPath, { combinations }: Circumstances): readonly Failure[] {
  return combinations.where('emptyCondition', 'always') === combinations.all
    ? []
    : [failure('answer', path, { question: 'emptyCondition' })];
}

function failure(
  code: FailureCode,
  path: JsonPath,
  details: Partial<Pick<Failure, 'property' | 'expected' | 'actual' | 'question'>>,
): Failure {
  return { code, path, property: null, expected: null, actual: null, question: null, ...details };
}
