import { printableText } from '../json/printable-text.ts';
import { reportStyle, reportStyleHash } from './html-style.ts';
import type { Report, ReportBlock, ReportLine } from './report.ts';
import type { TextPart } from './text-part.ts';

/**
 * A report as a page of its own that fetches and runs nothing: its policy allows no more than the one style sheet in
 * it. Data is escaped as text, and what hides or turns text is spelt out.
 */
export function htmlOf({ title, blocks }: Report): string {
  const policy = [
    "default-src 'none'",
    `style-src '${reportStyleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title.map(plainText).join('')}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>${lineText(title)}</h1>
${blocks.map(blockText).join('\n')}
</main>
</body>
</html>
`;
}

function blockText(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${lineText(block.line)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${lineText(item)}</li>`).join('\n')}\n</ul>`;
    case 'table': {
      const { columns, rows } = block;
      const kind = columns.map(({ align }) => (align === 'right' ? ' class="number"' : ''));
      const head = columns.map(({ title }, index) => `<th scope="col"${kind[index]}>${escaped(title)}</th>`);
      const body = rows.map(
        (row) => `<tr>${row.map((cell, index) => `<td${kind[index]}>${lineText(cell)}</td>`).join('')}</tr>`,
      );
      return `<table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
    }
    default:
      return block satisfies never;
  }
}

function lineText(line: ReportLine): string {
  return line
    .map((part) => {
      if (typeof part === 'string') return escaped(part);
      const { data } = part;
      return `<code dir="auto">${data === '' ? '""' : escaped(printableText(data))}</code>`;
    })
    .join('');
}

function plainText(part: TextPart): string {
  return escaped(typeof part === 'string' ? part : printableText(part.data));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand between tags and in a quoted attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
