import type { Answers } from '../../../shared/evaluate/answers.ts';
import type { PlacedFinding } from '../../../shared/language-service/placed-finding.ts';
import type { JsonPath, TextRange } from '../../../shared/policy/finding.ts';
import type { PermissionPlaces } from './permission-places.ts';

/** What the check of one text found. */
export interface CheckedText {
  /** The version of the text, as the sender numbered it. */
  readonly version: number;
  /** In the order of the text; at most {@link maximumFindings}. */
  readonly findings: readonly PlacedFinding[];
  /** How many findings there are in all. */
  readonly findingCount: number;
  /** Whether the text is a policy that can be decided. */
  readonly decidable: boolean;
  /** One sentence on why it can't be decided, with the line; null where it can. */
  readonly reason: string | null;
  /** Where each permission stands. */
  readonly permissionPlaces: PermissionPlaces;
}

/** What the window asks of the worker that checks texts. */
export type LintRequest =
  | { readonly kind: 'check'; readonly version: number; readonly text: string; readonly answers: Answers }
  | { readonly kind: 'locate'; readonly id: number; readonly version: number; readonly path: JsonPath };

/** What that worker answers; `range` is null where the text has no such path, or is another version. */
export type LintResponse =
  | { readonly kind: 'checked'; readonly checked: CheckedText }
  | { readonly kind: 'located'; readonly id: number; readonly range: TextRange | null };

/** The connection to that worker. */
export interface LintConnection {
  send(request: LintRequest): void;
  onResponse(listener: (response: LintResponse) => void): void;
  /** The worker stopped and answers no more. */
  onFailure(listener: () => void): void;
  close(): void;
}

/** More findings than this are counted, not listed: nobody reads them and the editor would slow down. */
export const maximumFindings = 2000;
