/** A small mistake in the evaluator: one piece of its source with what stands there instead. */
export interface Fault {
  /** What goes wrong, as a reader would tell it. */
  readonly name: string;
  /** The file in shared/evaluate. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** Mistakes in how one request is decided. */
export const faultsInDeciding: readonly Fault[] = [
  {
    name: 'valueList is not asked of a list of one value',
    file: 'equality.ts',
    find: "form === 'stringEquals' && !isScalar(equality.value)",
    replace: "form === 'stringEquals' && !isScalar(equality.value) && equality.value.length > 1",
  },
  {
    name: 'valueList is asked of queryFilters too',
    file: 'equality.ts',
    find: "form === 'stringEquals' && !isScalar(equality.value)",
    replace: '!isScalar(equality.value)',
  },
  {
    name: 'queryFilters compare spellings',
    file: 'equality.ts',
    find: 'return sameType.has(element) ? combinations.all : 0n;',
    replace: 'return spellings.has(String(element)) ? combinations.all : 0n;',
  },
  {
    name: 'queryFilters ask nonString',
    file: 'equality.ts',
    find: "if (form === 'queryFilters') return sameType.has(element) ? combinations.all : 0n;",
    replace: '',
  },
  {
    name: 'stringEquals takes a number as equal to itself unasked',
    file: 'equality.ts',
    find: "typeof element === 'string' && sameType.has(element)",
    replace: 'sameType.has(element)',
  },
  {
    name: 'stringEquals never takes a number as its spelling in a string',
    file: 'equality.ts',
    find: 'spellings.has(String(element));',
    replace: 'spellingsOfNonStrings.has(String(element));',
  },
  {
    name: 'nonString is taken for equal',
    file: 'equality.ts',
    find: "combinations.where('nonString', 'equal')",
    replace: 'combinations.all',
  },
  {
    name: 'duplicates in a list count once',
    file: 'equality.ts',
    find: 'value.length > 1',
    replace: 'new Set(value).size > 1',
  },
  {
    name: 'multiValued is asked of a list of one',
    file: 'equality.ts',
    find: 'value.length > 1',
    replace: 'value.length > 0',
  },
  {
    name: 'a list inside a list is taken out of it',
    file: 'equality.ts',
    find: 'if (!isScalar(element)) return 0n;',
    replace: 'if (isJsonArray(element)) return truthOf(element);\nif (!isScalar(element)) return 0n;',
  },
  {
    name: 'every element of a list must equal',
    file: 'equality.ts',
    find: 'value.reduce((truth: bigint, element) => truth | truthOfElement(element), 0n)',
    replace: 'value.reduce((truth: bigint, element) => truth & truthOfElement(element), combinations.all)',
  },
  {
    name: 'null has a spelling',
    file: 'equality.ts',
    find: 'if (!isScalar(element)) return 0n;',
    replace: '',
  },
  {
    name: 'query:ReadGraphData is judged on the resource that is given',
    file: 'judge-request.ts',
    find: "request.action === readGraphData ? '*' : request.resource",
    replace: 'request.resource',
  },
  {
    name: 'an id that only * covers is covered by anything',
    file: 'judge-request.ts',
    find: "resource === null ? permission.resources.includes('*')",
    replace: 'resource === null ? true',
  },
  {
    name: 'a * in a request is a wildcard',
    file: 'permission-truth.ts',
    find: "list.includes(name) || list.includes('*')",
    replace: "list.includes(name) || list.includes('*') || name === '*'",
  },
  {
    name: 'names are compared whatever their case',
    file: 'permission-truth.ts',
    find: "list.includes(name) || list.includes('*')",
    replace: "list.some((one) => one.toLowerCase() === name.toLowerCase()) || list.includes('*')",
  },
  {
    name: 'names are compared normalised',
    file: 'permission-truth.ts',
    find: "list.includes(name) || list.includes('*')",
    replace: "list.some((one) => one.normalize() === name.normalize()) || list.includes('*')",
  },
  {
    name: 'a name is covered by its beginning',
    file: 'permission-truth.ts',
    find: "list.includes(name) || list.includes('*')",
    replace: "list.some((one) => name.startsWith(one)) || list.includes('*')",
  },
  {
    name: 'a condition on another action never holds where it is ignored',
    file: 'permission-truth.ts',
    find: 'algebra.or(algebra.and(holds, judged), ignored)',
    replace: 'algebra.and(holds, judged)',
  },
  {
    name: 'conditionalDeny voids an ALLOW',
    file: 'permission-truth.ts',
    find: "if (permission.effect === 'ALLOW') return holds;",
    replace: "if (permission.effect === 'DENY') return holds;",
  },
  {
    name: 'a condition with no operator left still makes a DENY conditional',
    file: 'permission-truth.ts',
    find: 'return combinations.all & ~noneLeft;',
    replace: 'return combinations.all;',
  },
  {
    name: 'a condition that is written empty does not make a DENY conditional',
    file: 'permission-truth.ts',
    find: 'if (condition.operators.length === 0) return combinations.all;',
    replace: 'if (condition.operators.length === 0) return 0n;',
  },
  {
    name: 'both forms are known under neither answer alone',
    file: 'permission-truth.ts',
    find: "combinations.where('conditionForm', operator.form) | combinations.where('conditionForm', 'both')",
    replace: "combinations.where('conditionForm', 'both')",
  },
  {
    name: 'a form that is ruled out is never left out',
    file: 'permission-truth.ts',
    find: 'const unknown = combinations.all & ~operatorKnown(operator, combinations);',
    replace: "const unknown = operator.form === 'unknown' ? combinations.all : 0n;",
  },
  {
    name: 'a form that is ruled out is enforced all the same',
    file: 'permission-truth.ts',
    find: 'algebra.or(algebra.and(body, known), ignored)',
    replace: 'algebra.or(body, ignored)',
  },
  {
    name: 'an unknown operator is always left out',
    file: 'permission-truth.ts',
    find: "if (operator.form === 'unknown') return ignored;",
    replace: "if (operator.form === 'unknown') return algebra.constant(combinations.all);",
  },
  {
    name: 'every filter must hold',
    file: 'permission-truth.ts',
    find: '.reduce((left, right) => algebra.or(left, right));',
    replace: '.reduce((left, right) => algebra.and(left, right));',
  },
  {
    name: 'any key of a filter is enough',
    file: 'permission-truth.ts',
    find: '.map((equality) => algebra.equality(form, equality))\n    .reduce((left, right) => algebra.and(left, right));',
    replace:
      '.map((equality) => algebra.equality(form, equality))\n    .reduce((left, right) => algebra.or(left, right));',
  },
  {
    name: 'any operator of a condition is enough',
    file: 'permission-truth.ts',
    find: '.map((operator) => operatorTruth(operator, combinations, algebra))\n    .reduce((left, right) => algebra.and(left, right));',
    replace:
      '.map((operator) => operatorTruth(operator, combinations, algebra))\n    .reduce((left, right) => algebra.or(left, right));',
  },
  {
    name: 'what is empty always holds',
    file: 'permission-truth.ts',
    find: "algebra.constant(combinations.where('emptyCondition', 'always'))",
    replace: 'algebra.constant(combinations.all)',
  },
  {
    name: 'an empty list of filters never holds',
    file: 'permission-truth.ts',
    find: 'if (filters.length === 0) return emptyTruth(combinations, algebra);',
    replace: 'if (filters.length === 0) return algebra.constant(0n);',
  },
  {
    name: 'an empty filter always holds',
    file: 'permission-truth.ts',
    find: 'if (equalities.length === 0) return emptyTruth(combinations, algebra);',
    replace: 'if (equalities.length === 0) return algebra.constant(combinations.all);',
  },
  {
    name: 'a third answer is never compared',
    file: 'combinations.ts',
    find: 'others.some(',
    replace: 'others.slice(0, 1).some(',
  },
  {
    name: 'a DENY does not beat an ALLOW',
    file: 'outcome.ts',
    find: 'denyWins & allow & ~deny',
    replace: 'denyWins & allow',
  },
  {
    name: 'an ALLOW decides beside a DENY',
    file: 'outcome.ts',
    find: "(effect === 'ALLOW' ? ~deny : combinations.all)",
    replace: 'combinations.all',
  },
  {
    name: 'the first permission that applies decides under lastWins',
    file: 'outcome.ts',
    find: '{ index, effect, truth } of applying.toReversed()) {',
    replace: '{ index, effect, truth } of applying) {',
  },
  {
    name: 'explicit and implicit denials together count as explicit',
    file: 'outcome.ts',
    find: "? 'implicitDeny' : null",
    replace: "? 'implicitDeny' : outcome.allowed === 0n ? 'explicitDeny' : null",
  },
];
