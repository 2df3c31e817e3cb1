import type { Answers } from '../evaluate/answers.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import type { CompletionList } from './completion.ts';
import { completionOf } from './completion-edit.ts';
import type { Proposal } from './completion-edit.ts';
import type { EntityFacts } from './entity-facts.ts';
import { permissionProposals } from './permission-proposals.ts';
import { policyPlaceAt, typedText } from './policy-place.ts';
import type { PolicyPlace } from './policy-place.ts';
import { entityProposals, propertyProposals, valueProposals } from './property-proposals.ts';
import type { FoundProposals } from './property-proposals.ts';
import {
  actionProposals,
  conditionProposals,
  effectProposals,
  operatorBodies,
  operatorProposals,
  permissionKeyProposals,
  policyKeyProposals,
  resourceProposals,
} from './word-proposals.ts';

/** What completions know beside the text. */
export interface CompletionContext {
  readonly answers: Answers;
  readonly vocabulary: Vocabulary;
  /** What the loaded set has; null where none is loaded. */
  readonly facts: EntityFacts | null;
  /** The character whose typing asks for completions; null where a person asks. */
  readonly trigger: string | null;
}

const nothing: CompletionList = { items: [], incomplete: false };

/**
 * What can be written at an offset of a policy's text, however broken: none in comments, in strings that hold a
 * policy, in GraphQL bodies and wherever the language has nothing to offer. Accepting one keeps the rest of the text.
 */
export async function completionsAt(
  text: string,
  offset: number,
  context: CompletionContext,
): Promise<CompletionList> {
  const place = policyPlaceAt(text, offset);
  if (place === null || !isAskedFor(place, context.trigger)) return nothing;
  const { proposals, incomplete } = await proposalsAt(place, typedText(text, place, offset), text, context);
  return { items: proposals.map((proposal) => completionOf(text, place.cursor, proposal)), incomplete };
}

/** Whether the typed character means that something is to be written here: a quote may as well close a string. */
function isAskedFor({ cursor, part }: PolicyPlace, trigger: string | null): boolean {
  switch (trigger) {
    case null:
      return true;
    case '"':
      return cursor.quoted;
    case ':':
      return cursor.role === 'value' ? !cursor.quoted : part.kind === 'resource';
    default:
      return !cursor.quoted;
  }
}

async function proposalsAt(
  place: PolicyPlace,
  typed: string,
  text: string,
  { answers, vocabulary, facts }: CompletionContext,
): Promise<FoundProposals> {
  const { part } = place;
  switch (part.kind) {
    case 'policy':
      return whole(isWholeText(place, text) ? policies(answers) : []);
    case 'policyKey':
      return whole(policyKeyProposals(place, answers));
    case 'permissions':
      return whole(permissionProposals(answers, inLines));
    case 'permission':
      return whole(permissionProposals(answers, asItIs));
    case 'permissionKey':
      return whole(permissionKeyProposals(place, answers));
    case 'effect':
      return whole(effectProposals(answers));
    case 'actions':
      return whole(actionProposals(place, answers, vocabulary, inList));
    case 'action':
      return whole(actionProposals(place, answers, vocabulary, asItIs));
    case 'resources':
    case 'resource': {
      const wrap = part.kind === 'resources' ? inList : asItIs;
      const entities = await entityProposals(place, typed, facts, wrap);
      const types = resourceProposals(place, answers, vocabulary, wrap);
      return { ...entities, proposals: [...entities.proposals, ...types] };
    }
    case 'condition':
      return whole(conditionProposals(answers));
    case 'operatorKey':
      return whole(operatorProposals(place, answers));
    case 'operator':
      return whole([skeleton(part.form, operatorBodies[part.form])]);
    case 'filter':
      return whole([skeleton('filter', '{ $1 }')]);
    case 'property':
      return await propertyProposals(place, part.form, typed, facts);
    default:
      return await valueProposals(place, part, typed, facts, answers);
  }
}

/** Whether nothing stands in the text but what is being written: a string holds a policy of its own. */
function isWholeText({ cursor }: PolicyPlace, text: string): boolean {
  const { start, end } = cursor.token;
  return !cursor.quoted && text.trim() === text.slice(start, end).trim();
}

function policies(answers: Answers): readonly Proposal[] {
  return permissionProposals(answers, (permission) => {
    return `{\n\t"permissions": [\n\t\t${indented(permission, 2)}\n\t]\n}`;
  }).map((proposal) => ({ ...proposal, detail: 'policy' }));
}

function skeleton(name: string, value: string): Proposal {
  return {
    label: value.replace(' $1', ''),
    kind: 'key',
    detail: name,
    note: null,
    value,
    filter: name,
    asksAgain: true,
  };
}

function whole(proposals: readonly Proposal[]): FoundProposals {
  return { proposals, incomplete: false };
}

function asItIs(text: string): string {
  return text;
}

function inList(text: string): string {
  return `[${text}]`;
}

function inLines(permission: string): string {
  return `[\n\t${indented(permission, 1)}\n]`;
}

function indented(text: string, levels: number): string {
  return text.replaceAll('\n', `\n${'\t'.repeat(levels)}`);
}
