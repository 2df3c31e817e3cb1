import type { Condition, Equality, Operator, Permission } from '../policy/policy.ts';
import type { Combinations, CombinationSet } from './combinations.ts';
import type { ConditionForm } from './equality.ts';

/** The action that reads graph objects; it is always judged as on the resource `*` (key page of 2022-05-10). */
export const readGraphData = 'query:ReadGraphData';

/**
 * How truths are combined. The rules below are written once and run over two algebras: the truth for one object,
 * and the truths for all objects of a table at once.
 */
export interface TruthAlgebra<Truth> {
  /** The same combinations whatever the object. */
  readonly constant: (combinations: CombinationSet) => Truth;
  readonly and: (left: Truth, right: Truth) => Truth;
  readonly or: (left: Truth, right: Truth) => Truth;
  readonly equality: (form: ConditionForm, equality: Equality) => Truth;
}

/** Whether a list of actions or resources covers a name: it holds the whole name, or `*`. */
export function covers(list: readonly string[], name: string): boolean {
  return list.includes(name) || list.includes('*');
}

/** The combinations in which a permission, its action and resource covered, applies to what the algebra judges. */
export function permissionTruth<Truth>(
  permission: Permission,
  action: string,
  combinations: Combinations,
  algebra: TruthAlgebra<Truth>,
): Truth {
  const { condition } = permission;
  if (condition === null) return algebra.constant(combinations.all);
  const holds = conditionTruth(condition, combinations, algebra);
  if (action !== readGraphData) {
    const judged = algebra.constant(combinations.where('conditionElsewhere', 'applies'));
    const ignored = algebra.constant(combinations.where('conditionElsewhere', 'ignored'));
    return algebra.or(algebra.and(holds, judged), ignored);
  }
  if (permission.effect === 'ALLOW') return holds;
  const effective = combinations.all & ~denyVoid(condition, combinations);
  return algebra.and(holds, algebra.constant(effective));
}

/** The combinations in which a DENY with this condition is void for `query:ReadGraphData`. */
export function denyVoid(condition: Condition, combinations: Combinations): CombinationSet {
  return conditionLeft(condition, combinations) & combinations.where('conditionalDeny', 'neverApplies');
}

/** The combinations in which the service knows an operator: those whose `conditionForm` admits its form. */
export function operatorKnown(operator: Operator, combinations: Combinations): CombinationSet {
  if (operator.form === 'unknown') return 0n;
  return combinations.where('conditionForm', operator.form) | combinations.where('conditionForm', 'both');
}

/** The combinations in which an operator is left out as if it were not written. */
export function operatorIgnored(operator: Operator, combinations: Combinations): CombinationSet {
  const unknown = combinations.all & ~operatorKnown(operator, combinations);
  return unknown & combinations.where('unknownOperator', 'ignored');
}

/** Where ignoring operators leaves none, there is no condition; a condition written empty stays one. */
function conditionLeft(condition: Condition, combinations: Combinations): CombinationSet {
  if (condition.operators.length === 0) return combinations.all;
  const noneLeft = condition.operators.reduce(
    (left, operator) => left & operatorIgnored(operator, combinations),
    combinations.all,
  );
  return combinations.all & ~noneLeft;
}

function conditionTruth<Truth>(
  condition: Condition,
  combinations: Combinations,
  algebra: TruthAlgebra<Truth>,
): Truth {
  if (condition.operators.length === 0) return emptyTruth(combinations, algebra);
  return condition.operators
    .map((operator) => operatorTruth(operator, combinations, algebra))
    .reduce((left, right) => algebra.and(left, right));
}

function operatorTruth<Truth>(
  operator: Operator,
  combinations: Combinations,
  algebra: TruthAlgebra<Truth>,
): Truth {
  const ignored = algebra.constant(operatorIgnored(operator, combinations));
  if (operator.form === 'unknown') return ignored;
  const known = algebra.constant(operatorKnown(operator, combinations));
  const body =
    operator.form === 'stringEquals'
      ? equalitiesTruth('stringEquals', operator.equalities, combinations, algebra)
      : filtersTruth(operator.filters, combinations, algebra);
  return algebra.or(algebra.and(body, known), ignored);
}

function filtersTruth<Truth>(
  filters: readonly (readonly Equality[])[],
  combinations: Combinations,
  algebra: TruthAlgebra<Truth>,
): Truth {
  if (filters.length === 0) return emptyTruth(combinations, algebra);
  return filters
    .map((filter) => equalitiesTruth('queryFilters', filter, combinations, algebra))
    .reduce((left, right) => algebra.or(left, right));
}

function equalitiesTruth<Truth>(
  form: ConditionForm,
  equalities: readonly Equality[],
  combinations: Combinations,
  algebra: TruthAlgebra<Truth>,
): Truth {
  if (equalities.length === 0) return emptyTruth(combinations, algebra);
  return equalities
    .map((equality) => algebra.equality(form, equality))
    .reduce((left, right) => algebra.and(left, right));
}

function emptyTruth<Truth>(combinations: Combinations, algebra: TruthAlgebra<Truth>): Truth {
  return algebra.constant(combinations.where('emptyCondition', 'always'));
}
