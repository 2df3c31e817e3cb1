/** How much a finding matters; `error` is refused by the service or cannot mean what is written. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A path into a policy: keys and list positions from the policy's root. */
export type JsonPath = readonly (string | number)[];

/** A stretch of text, in UTF-16 code units from 0, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A replacement of a stretch of the text; every byte outside it stays. */
export interface TextEdit {
  readonly range: TextRange;
  readonly text: string;
}

/** One thing that is wrong with a text. */
export interface Finding {
  /** Code of the lint catalogue, such as `V201`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence for a person: what, and what to do. */
  readonly message: string;
  readonly path: JsonPath;
  readonly range: TextRange;
  /** Edits that give undecidable text its only reading; null where there is no such fix. */
  readonly fix: readonly TextEdit[] | null;
  /** Whether a policy with this finding can't be decided. */
  readonly undecidable: boolean;
}
