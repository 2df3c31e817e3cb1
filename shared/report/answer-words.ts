import type { AnswerOf, QuestionId } from '../evaluate/questions.ts';

type WordsOf<Id extends QuestionId> = Readonly<Record<AnswerOf<Id> | 'open', string>>;

const words: { readonly [Id in QuestionId]: WordsOf<Id> } = {
  conditionForm: {
    stringEquals: 'only stringEquals is enforced',
    queryFilters: 'only queryFilters is enforced',
    both: 'both forms of condition are enforced',
    open: 'either form may be enforced',
  },
  denyPrecedence: {
    denyWins: 'a DENY beats every ALLOW',
    lastWins: 'the last permission that applies decides',
    open: 'a DENY or the last permission may decide',
  },
  conditionalDeny: {
    applies: 'a DENY with a condition applies',
    neverApplies: 'a DENY with a condition never applies',
    open: 'a DENY with a condition may not apply',
  },
  conditionElsewhere: {
    applies: 'conditions count for other actions too',
    ignored: 'conditions are ignored for other actions',
    open: 'conditions may be ignored for other actions',
  },
  multiValued: {
    anyElement: 'a list equals what one of its elements equals',
    never: 'a list equals nothing',
    open: 'a list may equal what one of its elements equals',
  },
  nonString: {
    equal: 'numbers and booleans equal their text',
    unequal: 'numbers and booleans equal no text',
    open: 'numbers and booleans may equal their text',
  },
  valueList: {
    anyOf: 'a list of values means any of them',
    never: 'a list of values never holds',
    open: 'a list of values may mean any of them',
  },
  emptyCondition: {
    always: 'an empty condition holds',
    never: 'an empty condition never holds',
    open: 'an empty condition may hold',
  },
  unknownOperator: {
    never: 'an unknown operator never holds',
    ignored: 'an unknown operator is left out',
    open: 'an unknown operator may be left out',
  },
  relationships: {
    own: 'a relationship needs only its own properties',
    ownAndEnds: 'a relationship needs both its ends too',
    open: 'a relationship may need both its ends',
  },
  groupWithoutPolicy: {
    everything: 'a group without a query policy shows everything',
    nothing: 'a group without a query policy shows nothing',
    open: 'a group without a query policy may show everything',
  },
  graphqlRoute: {
    yes: 'queryV1 and queryV2 honour query:ReadGraphData',
    no: 'queryV1 and queryV2 do not honour query:ReadGraphData',
    open: 'queryV1 and queryV2 may not honour query:ReadGraphData',
  },
};

/** An answer of a question as a clause, such as "a DENY beats every ALLOW"; an unknown answer as it is. */
export function answerWords(id: QuestionId, answer: string): string {
  const ofQuestion: Readonly<Record<string, string>> = words[id];
  return Object.hasOwn(ofQuestion, answer) ? (ofQuestion[answer] ?? answer) : answer;
}

/** A clause as the beginning of a sentence. */
export function capitalized(clause: string): string {
  return clause.slice(0, 1).toUpperCase() + clause.slice(1);
}
