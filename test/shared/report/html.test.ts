import { createHash } from 'node:crypto';
import { assert, property } from 'fast-check';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { expect, it } from 'vitest';
import { printableText } from '../../../shared/json/printable-text.ts';
import { htmlOf } from '../../../shared/report/html.ts';
import { reportStyle, reportStyleHash } from '../../../shared/report/html-style.ts';
import { hostileText } from './hostile-texts.ts';
import { reportWith } from './reports-of.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Every element with its attributes, in the page's order, and the text of each that holds nothing but text. */
function read(html: string): {
  readonly elements: readonly string[];
  readonly texts: readonly string[];
  readonly codes: readonly string[];
} {
  const elements: string[] = [];
  const codes: string[] = [];
  const texts: string[] = [];
  function visit(node: Node): void {
    if (node.nodeName === '#comment') elements.push('#comment');
    if ('tagName' in node) {
      elements.push([node.tagName, ...node.attrs.map(({ name, value }) => `${name}=${value}`)].join(' '));
      const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      if (node.tagName === 'code') codes.push(text);
      if (node.tagName === 'title') texts.push(text);
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  }
  visit(parse(html));
  return { elements, codes, texts };
}

const plain = read(htmlOf(reportWith('plain')));

it('case 33: a saved page has no element, attribute or comment but its own, whatever the data', () => {
  assert(
    property(hostileText, (data) => {
      const { elements } = read(htmlOf(reportWith(data)));
      expect(elements).toEqual(plain.elements);
    }),
    { numRuns: 500 },
  );
});

it('case 33: a saved page gives each text back as it was, with what hides or turns text spelt out', () => {
  assert(
    property(hostileText, (data) => {
      const { codes, texts } = read(htmlOf(reportWith(data)));
      const shown = data === '' ? '""' : printableText(data);
      expect(codes).toEqual(plain.codes.map(() => shown));
      expect(texts).toEqual([`Why is ${printableText(data)} visible?`]);
    }),
    { numRuns: 500 },
  );
});

it('runs and fetches nothing: its policy allows the one style sheet in it, by its hash', () => {
  const html = htmlOf(reportWith('plain'));
  const hash = createHash('sha256').update(reportStyle).digest('base64');
  expect(reportStyleHash).toBe(`sha256-${hash}`);
  expect(html).toContain(`<style>${reportStyle}</style>`);
  expect(plain.elements).toContain(
    `meta http-equiv=Content-Security-Policy content=default-src 'none'; style-src '${reportStyleHash}'; base-uri 'none'; form-action 'none'`,
  );
  expect(
    plain.elements.filter((element) => /^(?:script|link|img|iframe|a|object|form)\b/.test(element)),
  ).toEqual([]);
});
