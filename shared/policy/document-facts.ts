import type { QuestionId } from '../evaluate/questions.ts';
import { documentedActions, documentedResourceTypes, vocabularyDate, wildcard } from './vocabulary.ts';

/** The public pages of JupiterOne that speak of key policies, by their state on a day or over some days. */
const documentPages = {
  /** The one page whose whole text lists the names. */
  keyPage: { title: '“Creating User and Account API Keys”', date: vocabularyDate },
  conditionPages: { title: 'API key page', date: '2022-01-27 to 2023-01-11' },
  releaseNotes: { title: 'Release notes', date: '2022-07-19' },
  policyPage: { title: 'API key page', date: '2022-09' },
  filterPage: { title: 'API key page', date: '2023-05-23' },
  groupPage: { title: 'Access controls page', date: '2023-08-03' },
} as const;

/** The name of a page. */
export type DocumentPage = keyof typeof documentPages;

/** One thing that the documents say, in the program's words; `page` is null where Latchkey infers it. */
export interface DocumentFact {
  readonly says: string;
  readonly page: DocumentPage | null;
}

/** All that the documents say of one name, and the questions that they leave open about it. */
export interface NameFacts {
  readonly facts: readonly DocumentFact[];
  readonly questions: readonly QuestionId[];
}

/** The words of the policy language that are no names of actions or resources. */
export type PolicyWord =
  | 'permissions'
  | 'effect'
  | 'ALLOW'
  | 'DENY'
  | 'actions'
  | 'resources'
  | 'condition'
  | 'stringEquals'
  | 'queryFilters';

/** A page in words: its title and its date. */
export function pageWords(page: DocumentPage): string {
  const { title, date } = documentPages[page];
  return `${title}, ${date}`;
}

/** What the documents say of a word of the language. */
export const wordFacts: Readonly<Record<PolicyWord, NameFacts>> = {
  permissions: {
    facts: [
      { says: 'The list of permissions; a policy has nothing else.', page: 'keyPage' },
      { says: 'A policy is likened to an IAM policy in AWS.', page: 'policyPage' },
      { says: 'What no permission allows is denied.', page: null },
    ],
    questions: ['denyPrecedence'],
  },
  effect: {
    facts: [{ says: 'ALLOW or DENY, in capitals.', page: 'keyPage' }],
    questions: [],
  },
  ALLOW: {
    facts: [
      {
        says: 'Allows the listed actions on the listed resources, where the condition holds.',
        page: 'keyPage',
      },
    ],
    questions: [],
  },
  DENY: {
    facts: [
      { says: 'Denies the listed actions on the listed resources.', page: 'keyPage' },
      { says: 'An example allows everything and denies query:ReadGraphData alone.', page: 'policyPage' },
    ],
    questions: ['denyPrecedence', 'conditionalDeny'],
  },
  actions: {
    facts: [
      {
        says: 'What may be done: full names of actions, or * for all; no part of a name can be a wildcard.',
        page: 'keyPage',
      },
    ],
    questions: [],
  },
  resources: {
    facts: [
      {
        says: 'On what: full names such as dashboard:123456, or * for all; no part of a name can be a wildcard.',
        page: 'keyPage',
      },
      { says: 'query:ReadGraphData is asked on * alone.', page: 'keyPage' },
    ],
    questions: [],
  },
  condition: {
    facts: [
      {
        says: 'Limits query:ReadGraphData to graph objects that have the named properties with the named values.',
        page: 'keyPage',
      },
    ],
    questions: ['conditionForm', 'conditionElsewhere', 'emptyCondition'],
  },
  stringEquals: {
    facts: [
      {
        says: 'A graph object must have every property that is named here, each with the value that is named.',
        page: 'conditionPages',
      },
    ],
    questions: ['conditionForm', 'multiValued', 'nonString', 'valueList', 'emptyCondition'],
  },
  queryFilters: {
    facts: [
      { says: 'A list of filters that work like a group’s query policy.', page: 'filterPage' },
      { says: 'One filter that holds is enough; in a filter every property must hold.', page: 'groupPage' },
      { says: 'A list of values means any of them.', page: null },
    ],
    questions: ['conditionForm', 'multiValued', 'emptyCondition'],
  },
};

const listedAction: DocumentFact = {
  says: `One of the ${documentedActions.length} actions that are listed; no page describes what it permits.`,
  page: 'keyPage',
};

const wildcardFacts: readonly DocumentFact[] = [
  {
    says: 'Wildcards are not supported for account-level keys, says a note on the page that lists *.',
    page: 'keyPage',
  },
  { says: 'An account-level key can have all actions on all resources.', page: 'releaseNotes' },
  { says: 'All actions on all resources make the key an administrator’s.', page: 'filterPage' },
];

const moreOfActions: Readonly<Partial<Record<(typeof documentedActions)[number], NameFacts>>> = {
  'query:ReadGraphData': {
    facts: [
      {
        says: 'Reads graph objects with J1QL. It is asked on * alone, and is the one action with documented conditions.',
        page: 'keyPage',
      },
    ],
    questions: ['conditionForm', 'multiValued', 'relationships', 'graphqlRoute'],
  },
  'dashboard:View': {
    facts: [{ says: 'The first example allows it on dashboard:123456.', page: 'keyPage' }],
    questions: ['conditionElsewhere'],
  },
  'query:GetAccountEntity': {
    facts: [{ says: 'Looks up one entity by its id, on entity:<_id>.', page: null }],
    questions: ['conditionElsewhere'],
  },
  'persister:GetEntityRawData': {
    facts: [{ says: 'Reads the raw data of one entity, on entity:<_id>.', page: null }],
    questions: ['conditionElsewhere'],
  },
};

/** What the documents say of an action, or of `*` as an action; null of a name that no document lists. */
export function actionFacts(name: string): NameFacts | null {
  if (name === wildcard) {
    return {
      facts: [{ says: 'All actions, also those that no page lists.', page: 'keyPage' }, ...wildcardFacts],
      questions: ['conditionElsewhere'],
    };
  }
  const action = documentedActions.find((known) => known === name);
  if (action === undefined) return null;
  const more = moreOfActions[action] ?? { facts: [], questions: ['conditionElsewhere'] };
  return { facts: [listedAction, ...more.facts], questions: more.questions };
}

/** What the documents say of a resource, `type:id` or `*`; null of a type that no document lists. */
export function resourceFacts(name: string): NameFacts | null {
  if (name === wildcard) {
    const facts = [{ says: 'All resources; query:ReadGraphData takes no other.', page: 'keyPage' } as const];
    return { facts: [...facts, ...wildcardFacts], questions: [] };
  }
  const type = name.includes(':') ? name.slice(0, name.indexOf(':')) : name;
  const known = documentedResourceTypes.find((listed) => listed === type);
  if (known === undefined) return null;
  const facts: DocumentFact[] = [
    {
      says: `One of the ${documentedResourceTypes.length} types of resource that are listed, written ${known}:<id>; no page says which actions take it.`,
      page: 'keyPage',
    },
  ];
  if (known === 'dashboard') facts.push({ says: 'The first example is dashboard:123456.', page: 'keyPage' });
  if (known === 'entity') {
    facts.push({ says: 'The id is the entity’s _id.', page: null });
  }
  return { facts, questions: [] };
}
