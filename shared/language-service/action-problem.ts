import { nearestNames } from '../policy/near-names.ts';
import { quotedText } from '../policy/quoted-text.ts';
import { documentedActions, vocabularyDate, wildcard } from '../policy/vocabulary.ts';
import type { Vocabulary } from '../policy/vocabulary.ts';
import { alternatives, hasUnseen, withoutUnseen } from './name-problem.ts';
import type { NameProblem } from './name-problem.ts';

/** The first thing that is wrong with an action's name (V203 to V208, V219); null where nothing is. */
export function actionProblem(text: string, vocabulary: Vocabulary): NameProblem | null {
  const documented: readonly string[] = documentedActions;
  if (text === wildcard || documented.includes(text)) return null;
  if (vocabulary.addedActions.includes(text)) {
    return {
      code: 'V219',
      severity: 'info',
      message: `${quotedText(text)} was added here and is not documented.`,
    };
  }
  const known = [...documented, ...vocabulary.addedActions];
  return spellingProblem(text) ?? wildcardProblem(text, known) ?? unknownProblem(text, known);
}

function spellingProblem(text: string): NameProblem | null {
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== '');
  if (parts.length > 1 && (/[,;]/.test(text) || parts.every((part) => part.includes(':')))) {
    return error('V206', `${quotedText(text)} names several actions: write each as a string of its own.`);
  }
  if (!hasUnseen(text)) return null;
  const clean = quotedText(withoutUnseen(text));
  return error('V205', `This action has a space or an invisible character: write ${clean}.`);
}

function wildcardProblem(text: string, known: readonly string[]): NameProblem | null {
  if (!text.includes(wildcard)) return null;
  const covered = known.filter((name) => matchesPattern(name, text));
  const instead =
    covered.length === 0 ? 'write full names or "*"' : `write "*" or each of ${alternatives(covered)}`;
  return error('V207', `${quotedText(text)} is no wildcard, which is "*" alone: ${instead}.`);
}

function unknownProblem(text: string, known: readonly string[]): NameProblem {
  const folded = text.toLowerCase();
  const sameLetters = known.find((name) => name.toLowerCase() === folded);
  if (sameLetters !== undefined) {
    return error('V204', `Actions are case-sensitive: ${quotedText(text)} must be spelt "${sameLetters}".`);
  }
  const verb = text.slice(text.indexOf(':') + 1);
  const sameVerb = known.filter((name) => name.endsWith(`:${verb}`));
  if (sameVerb.length > 0 && text.includes(':')) {
    return error('V208', `${quotedText(verb)} belongs to another service: write ${alternatives(sameVerb)}.`);
  }
  const near = sameVerb.length > 0 ? sameVerb : nearestNames(text, known);
  const advice = near.length === 0 ? 'check the name' : `did you mean ${alternatives(near)}?`;
  const unknown = `${quotedText(text)} is not in the vocabulary of ${vocabularyDate}: ${advice}`;
  return error('V203', near.length === 0 ? `${unknown}.` : unknown);
}

/** Whether a name fits a text in which each `*` stands for anything, as the text's writer meant it. Linear. */
function matchesPattern(name: string, pattern: string): boolean {
  const pieces = pattern.split(wildcard);
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  let place = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, place);
    if (found < 0 || found + piece.length > name.length - last.length) return false;
    place = found + piece.length;
  }
  return true;
}

function error(code: string, message: string): NameProblem {
  return { code, severity: 'error', message };
}
