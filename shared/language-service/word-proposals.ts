import type { Answers } from '../evaluate/answers.ts';
import { actionFacts, resourceFacts, wordFacts } from '../policy/document-facts.ts';
import type { NameFacts, PolicyWord } from '../policy/document-facts.ts';
import { documentedActions, documentedResourceTypes, wildcard } from '../policy/vocabulary.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { Proposal } from './completion-edit.ts';
import { factsNote } from './note.ts';
import type { PolicyPlace } from './policy-place.ts';
import { scalarsOf } from './policy-place.ts';
import { snippetText } from './snippet.ts';

/** The bodies of the two forms of condition as snippets. */
export const operatorBodies = {
  stringEquals: '{ $1 }',
  queryFilters: '[{ $1 }]',
} as const;

const operators = ['stringEquals', 'queryFilters'] as const;

/** The key of a whole policy. */
export function policyKeyProposals({ inside }: PolicyPlace, answers: Answers): readonly Proposal[] {
  if (inside.members.has('permissions')) return [];
  return [keyProposal('permissions', '[\n\t$1\n]', '', answers)];
}

/** The keys that a permission does not have yet. */
export function permissionKeyProposals(place: PolicyPlace, answers: Answers): readonly Proposal[] {
  const { inside, cursor } = place;
  const resources = isOnlyGraphAction(place) ? '["${1:*}"]' : '["$1"]';
  const conditions = operators.map((form) =>
    keyProposal('condition', `{ "${form}": ${operatorBodies[form]} }`, form, answers),
  );
  const all = [
    keyProposal('effect', '"$1"', '', answers),
    keyProposal('actions', '["$1"]', '', answers),
    keyProposal('resources', resources, '', answers),
    ...(cursor.colonAfter ? [keyProposal('condition', '', '', answers)] : inFormOrder(conditions, answers)),
  ];
  return all.filter(({ key = '' }) => !inside.members.has(key));
}

/** ALLOW and DENY. */
export function effectProposals(answers: Answers): readonly Proposal[] {
  return (['ALLOW', 'DENY'] as const).map((effect) => ({
    label: effect,
    kind: 'effect',
    detail: '',
    note: factsNote(effect, wordFacts[effect], answers),
    value: `"${effect}"`,
    filter: effect,
  }));
}

/** The actions that the list does not have yet; `wrap` puts one into what must stand around it. */
export function actionProposals(
  { inside }: PolicyPlace,
  answers: Answers,
  vocabulary: Vocabulary,
  wrap: (name: string) => string,
): readonly Proposal[] {
  const names = [...documentedActions, ...vocabulary.addedActions, wildcard];
  return names
    .filter((name) => !inside.items.includes(name))
    .map((name) => ({
      label: name,
      kind: 'action',
      detail: name === wildcard ? 'all actions' : '',
      note: nameNote(name, actionFacts(name), answers),
      value: wrap(snippetText(JSON.stringify(name))),
      filter: name,
    }));
}

/** The types of resource and `*`, those first that go with the permission's actions. */
export function resourceProposals(
  place: PolicyPlace,
  answers: Answers,
  vocabulary: Vocabulary,
  wrap: (name: string) => string,
): readonly Proposal[] {
  const { inside, permission } = place;
  const all: Proposal = {
    label: wildcard,
    kind: 'resource',
    detail: 'all resources',
    note: nameNote(wildcard, resourceFacts(wildcard), answers),
    value: wrap('"*"'),
    filter: wildcard,
  };
  const actions = scalarsOf(permission?.members.get('actions') ?? null);
  const fitting = actions.includes('dashboard:View')
    ? 'dashboard'
    : actions.some((action) => action === 'query:GetAccountEntity' || action === 'persister:GetEntityRawData')
      ? 'entity'
      : null;
  const types = [...documentedResourceTypes, ...vocabulary.addedResourceTypes];
  const typed = types
    .toSorted((one, other) => Number(other === fitting) - Number(one === fitting))
    .map((type): Proposal => ({
      label: `${type}:`,
      kind: 'resource',
      detail: `${type}:<id>`,
      note: nameNote(`${type}:`, resourceFacts(type), answers),
      value: wrap(`"${snippetText(JSON.stringify(type).slice(1, -1))}:$1"`),
      filter: `${type}:`,
      asksAgain: type === 'entity',
    }));
  const everything = inside.items.includes(wildcard) ? [] : [all];
  return isOnlyGraphAction(place) || fitting === null ? [...everything, ...typed] : [...typed, ...everything];
}

/** The two forms as whole conditions. */
export function conditionProposals(answers: Answers): readonly Proposal[] {
  const wholes = operators.map((form): Proposal => ({
    label: form,
    kind: 'key',
    detail: 'condition',
    note: factsNote(form, wordFacts[form], answers),
    value: `{ "${form}": ${operatorBodies[form]} }`,
    filter: form,
    asksAgain: true,
  }));
  return inFormOrder(wholes, answers);
}

/** The names of the two forms. */
export function operatorProposals({ inside }: PolicyPlace, answers: Answers): readonly Proposal[] {
  const known = operators.map((form) => keyProposal(form, operatorBodies[form], '', answers));
  return inFormOrder(known, answers).filter(({ key = '' }) => !inside.members.has(key));
}

function keyProposal(word: PolicyWord, value: string, form: string, answers: Answers): Proposal {
  return {
    label: word,
    kind: 'key',
    detail: form,
    note: factsNote(word, wordFacts[word], answers),
    key: word,
    value,
    filter: form === '' ? word : `${word} ${form}`,
    asksAgain: true,
  };
}

/** Two proposals, that of stringEquals first unless the answer in force says that queryFilters alone counts. */
function inFormOrder<Item>(both: readonly Item[], answers: Answers): readonly Item[] {
  return answers.conditionForm.answer === 'queryFilters' ? both.toReversed() : both;
}

function nameNote(name: string, facts: NameFacts | null, answers: Answers) {
  const added: NameFacts = {
    facts: [{ says: 'Added to the vocabulary by a person; no page lists it.', page: null }],
    questions: [],
  };
  return factsNote(name, facts ?? added, answers);
}

/** Whether a permission is about reading the graph alone, which is asked on `*` only. */
function isOnlyGraphAction({ permission }: PolicyPlace): boolean {
  const actions = scalarsOf(permission?.members.get('actions') ?? null);
  return actions.length > 0 && actions.every((action) => action === 'query:ReadGraphData');
}
