import type { TextEdit } from '../../../shared/policy/finding.ts';
/** What a quick fix says it does: the text it replaces and the text it puts there, where both are short. */
export declare function fixTitle(code: string, text: string, edits: readonly TextEdit[]): string;
