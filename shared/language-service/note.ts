import type { Answers } from '../evaluate/answers.ts';
import { questionById } from '../evaluate/questions.ts';
import type { QuestionId } from '../evaluate/questions.ts';
import { pageWords } from '../policy/document-facts.ts';
import type { NameFacts } from '../policy/document-facts.ts';

/** A text about one thing, as plain text: what it shows of data has its invisible characters spelt out. */
export interface Note {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** What the documents say of a name, each sentence with its page and date, and what they leave open. */
export function factsNote(heading: string, facts: NameFacts, answers: Answers): Note {
  const said = facts.facts.map(
    ({ says, page }) => `${says} (${page === null ? 'Latchkey’s reading' : pageWords(page)}.)`,
  );
  return { heading, paragraphs: [...said, ...questionParagraphs(facts.questions, answers)] };
}

/** What is known of questions, a paragraph each: the question, the answer in force and what the documents say. */
export function questionParagraphs(ids: readonly QuestionId[], answers: Answers): readonly string[] {
  return ids.map((id) => {
    const { asks, evidence } = questionById(id);
    return `${stateWords(id, answers)}: ${asks} ${evidence}`;
  });
}

function stateWords(id: QuestionId, answers: Answers): string {
  const { answer, source, date } = answers[id];
  switch (source) {
    case 'open':
      return `Open (${id})`;
    case 'assumed':
      return `Assumed (${id} = ${answer})`;
    case 'settled':
      return `Settled${date === null ? '' : ` ${date}`} (${id} = ${answer})`;
    default:
      return `Proved${date === null ? '' : ` ${date}`} (${id} = ${answer})`;
  }
}
