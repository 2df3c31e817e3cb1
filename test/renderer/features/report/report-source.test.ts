import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { reachOf } from '../../../../renderer/features/report/report-source.ts';
import type { ReportSource } from '../../../../renderer/features/report/report-source.ts';
import { defaultAnswers } from '../../../../shared/evaluate/answers.ts';
import { markdownOf } from '../../../../shared/report/markdown.ts';
import { summaryWith } from '../../summaries.ts';

function set(id: string, name: string) {
  return { id, name, entities: 2, relationships: 0, source: `${id}.json`, importedAt: '', sample: false };
}

/** The stores as far as a report reads them. */
function sourceWith(selected: string, chosen: readonly string[]): ReportSource {
  const of = {
    setId: 'one+two',
    policyName: 'ci.policy.json',
    policy: '{"permissions":[]}',
    answers: defaultAnswers,
    changes: [],
  };
  return {
    simulation: { store: createStore(() => ({ of, summary: summaryWith({}), assumptions: null })) },
    entities: {
      store: createStore(() => ({
        sets: [set('one', 'First'), set('two', 'Second'), set('three', 'Third')],
        chosen,
        selected,
      })),
    },
    explanation: { store: createStore(() => ({ explanation: null })) },
  } as unknown as ReportSource;
}

it('reports on several sets at once, and names each of those that are chosen', () => {
  const found = reachOf(sourceWith('one+two', ['one', 'two']), '2026-11-23T10:00:00Z');
  const text = found === null ? '' : markdownOf(found.report);
  expect(text).toContain('`First` (2 entities, 0 relationships)');
  expect(text).toContain('`Second` (2 entities, 0 relationships)');
  expect(text).not.toContain('Third');
});

it('makes no report of counts that are of other sets', () => {
  expect(reachOf(sourceWith('three', ['three']), '2026-11-23T10:00:00Z')).toBeNull();
});
