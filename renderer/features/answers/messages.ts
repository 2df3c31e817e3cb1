import type { AnswerInForce } from '../../../shared/evaluate/answers.ts';
import { formatNoun } from '../../../shared/report/number-format.ts';

const states: Readonly<Record<AnswerInForce['source'], string>> = {
  open: 'Open',
  assumed: 'Assumed',
  settled: 'Settled',
  proved: 'Proved',
};

/** The words of the questions dialog. */
export const answersMessages = {
  title: 'Questions',
  introduction:
    'JupiterOne’s documents leave these questions open. Settle one once you know how the service answers it: the choice is written to latchkey.json of this folder, with its date.',
  stateOf: ({ source, date }: AnswerInForce): string =>
    date === null ? states[source] : `${states[source]} ${date}`,
  hangs(open: boolean, entities: number, relationships: number): string {
    if (!open) return 'It has an answer, so no verdict is left open by it; another answer may change some.';
    if (entities === 0 && relationships === 0) return 'No verdict of this set hangs on it now.';
    const parts = [
      ...(entities === 0 ? [] : [formatNoun(entities, 'entity', 'entities')]),
      ...(relationships === 0 ? [] : [formatNoun(relationships, 'relationship', 'relationships')]),
    ];
    const verb = entities + relationships === 1 ? 'hangs' : 'hang';
    return `${parts.join(' and ')} ${verb} on it now.`;
  },
  leaveOpen: 'Open: count with every answer',
  takeBack: 'Take Back',
  takeBackLabel: (question: string): string => `Take back the answer to: ${question}`,
} as const;
