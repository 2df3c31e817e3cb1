import { printableText } from '../json/printable-text.ts';
import type { Report, ReportBlock, ReportLine } from './report.ts';
import type { TextPart } from './text-part.ts';

/**
 * A report as GitHub-flavoured Markdown. Data stands in code spans, in which no Markdown, HTML, link or mention is
 * read; what hides or turns text is spelt out.
 */
export function markdownOf({ title, blocks }: Report): string {
  return [`# ${lineText(title, 'line')}`, ...blocks.map(blockText), ''].join('\n\n').trimEnd().concat('\n');
}

function blockText(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `## ${wordsText(block.text)}`;
    case 'paragraph':
      return lineText(block.line, 'line');
    case 'list':
      return block.items.map((item) => `- ${lineText(item, 'line')}`).join('\n');
    case 'table': {
      const { columns, rows } = block;
      return [
        rowText(columns.map(({ title }) => wordsText(title))),
        rowText(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
        ...rows.map((row) => rowText(row.map((cell) => lineText(cell, 'cell')))),
      ].join('\n');
    }
    default:
      return block satisfies never;
  }
}

function rowText(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function lineText(line: ReportLine, place: 'line' | 'cell'): string {
  const text = joinedData(line)
    .map((part) => (typeof part === 'string' ? wordsText(part) : dataText(part.data, place)))
    .join('');
  // What would begin a list, a quotation or a rule is only text.
  return text.replace(/^([-+=])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Data right behind data as one piece: two code spans that touch would be read as something else. */
function joinedData(line: ReportLine): readonly TextPart[] {
  return line.reduce<TextPart[]>((parts, part) => {
    const before = parts.at(-1);
    if (typeof part === 'string' || before === undefined || typeof before === 'string') {
      return part === '' ? parts : [...parts, part];
    }
    return [...parts.slice(0, -1), { data: before.data + part.data }];
  }, []);
}

function wordsText(words: string): string {
  return words.replace(/[\\`*_[\]<>&|~#$]/g, '\\$&');
}

function dataText(data: string, place: 'line' | 'cell'): string {
  const text = printableText(data);
  if (text === '') return '""';
  if (place === 'line') return codeSpan(text);
  // A table ends a cell at a bar unless a backslash stands before it, and the readers of tables disagree about a bar
  // behind a backslash of the text: there, the span is cut in two by a character without width.
  return text
    .split(/(?<=\\)(?=\|)/)
    .map((piece) => codeSpan(piece).replaceAll('|', '\\|'))
    .join('&#8203;');
}

/** A code span around any text on one line that is not empty. */
function codeSpan(text: string): string {
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const spaced = text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '';
  const padding = text.startsWith('`') || text.endsWith('`') || spaced ? ' ' : '';
  return `${fence}${padding}${text}${padding}${fence}`;
}
