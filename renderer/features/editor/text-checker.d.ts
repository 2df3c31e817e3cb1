import type { LintRequest, LintResponse } from './lint-messages.ts';
/** Checks texts and remembers the newest one, to find paths in it. */
export interface TextChecker {
    answer(request: LintRequest): LintResponse;
}
/** Makes the checker that runs in the lint worker. */
export declare function createTextChecker(): TextChecker;
