import type { Answers } from '../evaluate/answers.ts';
import type { QuestionId } from '../evaluate/questions.ts';
import type { Proposal } from './completion-edit.ts';
import { questionParagraphs } from './note.ts';
import type { Note } from './note.ts';

interface Template {
  readonly label: string;
  readonly detail: string;
  readonly effect: 'ALLOW' | 'DENY';
  readonly actions: string;
  readonly resources: string;
  /** The condition as a snippet; null where there is none. */
  readonly condition: string | null;
  readonly about: string;
  readonly questions: readonly QuestionId[];
  /** Whether the first place to fill in has completions. */
  readonly asksAgain: boolean;
}

const readGraph = '"query:ReadGraphData"';

const templates: readonly Template[] = [
  {
    label: 'ALLOW graph objects, by stringEquals',
    detail: 'permission',
    effect: 'ALLOW',
    actions: readGraph,
    resources: '"*"',
    condition: '{ "stringEquals": { "_type": "$1" } }',
    about: 'Reads the graph objects whose property has this value.',
    questions: ['conditionForm', 'multiValued'],
    asksAgain: true,
  },
  {
    label: 'ALLOW graph objects, by queryFilters',
    detail: 'permission',
    effect: 'ALLOW',
    actions: readGraph,
    resources: '"*"',
    condition: '{ "queryFilters": [{ "_type": ["$1"] }] }',
    about: 'Reads the graph objects that a filter of this list lets through.',
    questions: ['conditionForm', 'multiValued'],
    asksAgain: true,
  },
  {
    label: 'DENY graph objects, by stringEquals',
    detail: 'permission',
    effect: 'DENY',
    actions: readGraph,
    resources: '"*"',
    condition: '{ "stringEquals": { $1 } }',
    about: 'Hides the graph objects whose property has this value from every ALLOW.',
    questions: ['conditionalDeny', 'denyPrecedence', 'conditionForm'],
    asksAgain: true,
  },
  {
    label: 'ALLOW an action on resources',
    detail: 'permission',
    effect: 'ALLOW',
    // Places to fill in stand outside of quotes where another follows: a completion takes the quotes with it.
    actions: '$1',
    resources: '$2',
    condition: null,
    about: 'Allows one action on named resources.',
    questions: [],
    asksAgain: true,
  },
  {
    label: 'DENY an action on resources',
    detail: 'permission',
    effect: 'DENY',
    actions: '$1',
    resources: '$2',
    condition: null,
    about: 'Denies one action on named resources.',
    questions: ['denyPrecedence'],
    asksAgain: true,
  },
  {
    label: 'ALLOW the whole graph',
    detail: 'permission',
    effect: 'ALLOW',
    actions: readGraph,
    resources: '"*"',
    condition: null,
    about: 'Reads every graph object of the account.',
    questions: [],
    asksAgain: false,
  },
  {
    label: 'ALLOW everything',
    detail: 'permission',
    effect: 'ALLOW',
    actions: '"*"',
    resources: '"*"',
    condition: null,
    about: 'Makes the key an administrator’s: all actions on all resources.',
    questions: [],
    asksAgain: false,
  },
];

/** Whole permissions to fill in; `wrap` puts one into what must stand around it. */
export function permissionProposals(
  answers: Answers,
  wrap: (permission: string) => string,
): readonly Proposal[] {
  return templates.map((template) => ({
    label: template.label,
    kind: 'permission',
    detail: template.detail,
    note: noteOf(template, answers),
    value: wrap(permissionSnippet(template)),
    filter: template.label,
    asksAgain: template.asksAgain,
  }));
}

function permissionSnippet({ effect, actions, resources, condition }: Template): string {
  const members = [
    `"effect": "${effect}"`,
    `"actions": [${actions}]`,
    `"resources": [${resources}]`,
    ...(condition === null ? [] : [`"condition": ${condition}`]),
  ];
  return `{\n\t${members.join(',\n\t')}\n}`;
}

function noteOf({ label, about, questions }: Template, answers: Answers): Note {
  return { heading: label, paragraphs: [about, ...questionParagraphs(questions, answers)] };
}
