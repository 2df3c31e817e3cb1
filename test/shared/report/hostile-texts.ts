import { array, constantFrom, oneof, string } from 'fast-check';
import type { Arbitrary } from 'fast-check';

/** What Markdown, HTML, tables, links, mentions and page policies are made of. */
const pieces = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</code></td></table></title></style>',
  '<!--',
  ']]>',
  '&lt;b&gt;&#60;&amp;',
  '[a](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  'https://evil.example www.evil.example a@evil.example @all #1',
  '`',
  '``',
  '\\',
  '|',
  '\\|',
  '*b* _i_ ~~s~~',
  '# h',
  '- l',
  '1. n',
  '---',
  '> q',
  '\n',
  '\r\n\n',
  '\t',
  ' ',
  '\u0000',
  '\u202E',
  '\u2028',
  '\uD800',
  '𝒳',
  '"',
  "'",
  '=cmd|',
  'ordinary',
] as const;

/** Texts that try to leave their place in a report, and any others. */
export const hostileText: Arbitrary<string> = oneof(
  array(constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join('')),
  string({ unit: 'binary', maxLength: 20 }),
);
