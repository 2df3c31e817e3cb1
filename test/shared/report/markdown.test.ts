import { assert, property } from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, it } from 'vitest';
import { printableText } from '../../../shared/json/printable-text.ts';
import { markdownOf } from '../../../shared/report/markdown.ts';
import { hostileText } from './hostile-texts.ts';
import { reportWith } from './reports-of.ts';

type Node = { readonly type: string; readonly value?: string; readonly children?: readonly Node[] };

/** A report as a reader of GitHub-flavoured Markdown has it: kinds of nodes, and the text of each block. */
function read(markdown: string): { readonly shape: string; readonly blocks: readonly string[] } {
  const tree: Node = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const blocks: string[] = [];
  function shapeOf(node: Node): string {
    const kinds = new Set(['heading', 'paragraph', 'tableCell']);
    if (kinds.has(node.type)) blocks.push(textOf(node));
    const inner = (node.children ?? [])
      .map(shapeOf)
      .filter((shape) => shape !== 'text' && shape !== 'inlineCode');
    return inner.length === 0 ? node.type : `${node.type}(${inner.join(' ')})`;
  }
  return { shape: shapeOf(tree), blocks };
}

function textOf(node: Node): string {
  // The character without width stands where a span in a table is cut in two.
  return (node.value ?? (node.children ?? []).map(textOf).join('')).replaceAll('\u200B', '');
}

const plain = read(markdownOf(reportWith('plain')));

it('case 33: Markdown has no heading, link, image, mark or HTML but its own, whatever the data', () => {
  assert(
    property(hostileText, (data) => {
      expect(read(markdownOf(reportWith(data))).shape).toBe(plain.shape);
    }),
    { numRuns: 200 },
  );
});

it('case 33: Markdown gives each text back as it was, with what hides or turns text spelt out', () => {
  assert(
    property(hostileText, (data) => {
      const { blocks } = read(markdownOf(reportWith(data)));
      const shown = data === '' ? '""' : printableText(data);
      // Two empty texts side by side are one.
      const expected = plain.blocks.map((block) =>
        block
          .replaceAll('plainplain', () => (data === '' ? '""' : printableText(data + data)))
          .replaceAll('plain', () => shown),
      );
      expect(blocks).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

it('reads well as it is', () => {
  expect(markdownOf(reportWith('acme/payments'))).toBe(
    [
      '# Why is `acme/payments` visible?',
      '',
      '## Range by \\_type',
      '',
      '`acme/paymentsacme/payments` is \\*not\\* \\<b\\>',
      '',
      '- `acme/payments`',
      '- 1\\. `acme/payments`?',
      '',
      '| Type | Of |',
      '| --- | ---: |',
      '| `acme/payments` | 1 |',
      '| of `acme/payments`! | `acme/payments` |',
      '',
    ].join('\n'),
  );
});
