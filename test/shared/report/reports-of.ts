import type { Report } from '../../../shared/report/report.ts';

/** A report with a text of unknown origin in every place that takes one, beside program words that look like marks. */
export function reportWith(data: string): Report {
  return {
    title: ['Why is ', { data }, ' visible?'],
    blocks: [
      { kind: 'heading', text: 'Range by _type' },
      { kind: 'paragraph', line: [{ data }, { data }, ' is *not* <b>'] },
      { kind: 'list', items: [[{ data }], ['1. ', { data }, '?']] },
      {
        kind: 'table',
        columns: [
          { title: 'Type', align: 'left' },
          { title: 'Of', align: 'right' },
        ],
        rows: [
          [[{ data }], ['1']],
          [['of ', { data }, '!'], [{ data }]],
        ],
      },
    ],
  };
}
