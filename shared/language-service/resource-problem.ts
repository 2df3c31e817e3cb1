import { nearestNames } from '../policy/near-names.ts';
import { quotedText } from '../policy/quoted-text.ts';
import { documentedResourceTypes, vocabularyDate, wildcard } from '../policy/vocabulary.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { alternatives, hasUnseen, withoutUnseen } from './name-problem.ts';
import type { NameProblem } from './name-problem.ts';

/** What people leave behind where an id belongs; `123456` stands in JupiterOne's own example. */
const placeholder =
  /^(?:<.*>|\[.*\]|\$\{.*\}|\{\{.*\}\}|123456|x{3,}|your[_-]?\w*|my[_-]?id|todo|tbd|changeme|change_me|replace[_-]?\w*|placeholder|resource_?id)$/is;
const addressed = /^(?:arn:|urn:|[a-z][a-z0-9+.-]*:\/\/|www\.)/i;

/** The first thing that is wrong with a resource's name (V205, V209 to V214, V218, V219); null where nothing is. */
export function resourceProblem(text: string, vocabulary: Vocabulary): NameProblem | null {
  if (text === wildcard) return null;
  if (hasUnseen(text)) {
    const clean = quotedText(withoutUnseen(text));
    return error(
      'V205',
      `This resource has a space or an invisible character: write ${clean} or the id that is meant.`,
    );
  }
  if (addressed.test(text)) return addressProblem(text);
  if (placeholder.test(text)) return placeholderProblem(text);
  const colon = text.indexOf(':');
  if (colon < 0) return formProblem(text, vocabulary);
  return (
    typeProblem(text.slice(0, colon), vocabulary) ?? idProblem(text, text.slice(colon + 1), colon, vocabulary)
  );
}

function formProblem(text: string, vocabulary: Vocabulary): NameProblem {
  if (text.includes(wildcard)) return partialWildcard(text);
  const known = [...documentedResourceTypes, ...vocabulary.addedResourceTypes];
  const instead = known.includes(text)
    ? `write "${text}:" and an id`
    : 'write type:id, such as "dashboard:4711"';
  return error('V209', `${quotedText(text)} is no resource: ${instead}, or "*".`);
}

function typeProblem(type: string, vocabulary: Vocabulary): NameProblem | null {
  const documented: readonly string[] = documentedResourceTypes;
  const known = [...documented, ...vocabulary.addedResourceTypes];
  if (known.includes(type)) return null;
  if (type.includes(wildcard)) return partialWildcard(type);
  const sameLetters = known.find((name) => name.toLowerCase() === type.toLowerCase());
  if (sameLetters !== undefined) {
    return error(
      'V211',
      `Resource types are case-sensitive: ${quotedText(type)} must be spelt "${sameLetters}".`,
    );
  }
  const near = nearestNames(type, known);
  const unknown = `The resource type ${quotedText(type)} is not in the vocabulary of ${vocabularyDate}`;
  return error(
    'V210',
    near.length === 0
      ? `${unknown}: use ${alternatives(known)}.`
      : `${unknown}: did you mean ${alternatives(near)}?`,
  );
}

function idProblem(text: string, id: string, colon: number, vocabulary: Vocabulary): NameProblem | null {
  if (id === '') return error('V212', `${quotedText(text)} has no id: write one behind the colon, or "*".`);
  if (id.includes(wildcard)) return partialWildcard(text);
  if (placeholder.test(id)) return placeholderProblem(id);
  if (addressed.test(id)) return addressProblem(id);
  if (!vocabulary.addedResourceTypes.includes(text.slice(0, colon))) return null;
  return {
    code: 'V219',
    severity: 'info',
    message: `${quotedText(text)}: its type was added here and is not documented.`,
  };
}

function partialWildcard(text: string): NameProblem {
  return error('V213', `${quotedText(text)} is no wildcard, which is "*" alone: write "*" or list the ids.`);
}

function placeholderProblem(id: string): NameProblem {
  return warning('V214', `${quotedText(id)} looks like a placeholder: write the resource's id.`);
}

function addressProblem(text: string): NameProblem {
  return warning(
    'V218',
    `${quotedText(text)} looks like an address: a resource is type:id with JupiterOne's own id.`,
  );
}

function error(code: string, message: string): NameProblem {
  return { code, severity: 'error', message };
}

function warning(code: string, message: string): NameProblem {
  return { code, severity: 'warning', message };
}
