import type { TextPart } from './text-part.ts';

/** A line of a report: words of the program and data, which may be hostile. */
export type ReportLine = readonly TextPart[];

/** One column of a table. */
export interface ReportColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** One part of a report, top to bottom. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: ReportLine }
  | { readonly kind: 'list'; readonly items: readonly ReportLine[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly ReportColumn[];
      /** Each row has as many cells as there are columns. */
      readonly rows: readonly (readonly ReportLine[])[];
    };

/** A report as a tree, to be written as Markdown or as a page. */
export interface Report {
  readonly title: ReportLine;
  readonly blocks: readonly ReportBlock[];
}

/** A heading with what stands below it; nothing at all where that is nothing. */
export function reportSection(text: string, blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', text }, ...blocks];
}

/** A list, which is left out where it has no items; of more than `most` the rest is only counted. */
export function reportList(items: readonly ReportLine[], most = 1000): readonly ReportBlock[] {
  if (items.length === 0) return [];
  const rest = items.length - most;
  const shown = rest > 0 ? [...items.slice(0, most), [`and ${rest} more`]] : items;
  return [{ kind: 'list', items: shown }];
}
