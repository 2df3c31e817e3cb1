import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteMarkdown, plainMarkdown } from '../../../../renderer/features/editor/note-markdown.ts';

describe('a note as Markdown', () => {
  it('has its heading in bold and a paragraph for each of its own', () => {
    expect(noteMarkdown({ heading: 'env', paragraphs: ['one', 'two'] })).toEqual({
      value: '**env**\n\none\n\ntwo',
      isTrusted: false,
      supportHtml: false,
      supportThemeIcons: false,
    });
  });

  it.each([
    ['<img src=x onerror=1>', '&lt;img src\\=x onerror\\=1\\>'],
    ['a](javascript:alert(1))', 'a\\]\\(javascript\\:alert\\(1\\)\\)'],
    ['`code` **bold** _it_', '\\`code\\` \\*\\*bold\\*\\* \\_it\\_'],
    ['# heading\n- list\n1. one', '\\# heading \\- list 1\\. one'],
    [
      'https://example.com www.example.com a@b.c',
      'https\\:\\/\\/example\\.com www\\.example\\.com a\\@b\\.c',
    ],
    ['&lt; $(alert) ~~x~~', '\\&lt\\; \\$\\(alert\\) \\~\\~x\\~\\~'],
    ['    code', 'code'],
  ])('case 33: %j stands there as itself', (text, markdown) => {
    expect(plainMarkdown(text).replaceAll('&amp;', '\\&')).toBe(markdown);
  });

  it('case 33: leaves no sign that Markdown could obey, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const rest = plainMarkdown(text).replaceAll(/\\[!-/:-@[-`{-~]|&lt;|&amp;/g, '');
        expect(rest).not.toMatch(/[!-/:-@[-`{-~\n\r]/);
      }),
    );
  });
});
