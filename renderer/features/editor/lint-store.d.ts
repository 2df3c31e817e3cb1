import type { StoreApi } from 'zustand/vanilla';
import type { Answers } from '../../../shared/evaluate/answers.ts';
import type { JsonPath, TextRange } from '../../../shared/policy/finding.ts';
import type { CheckedText, LintConnection } from './lint-messages.ts';
/** What is known of the newest text that was checked. */
export interface LintState extends CheckedText {
    /** Whether a newer text waits for its check; the rest then speaks of an older one. */
    readonly checking: boolean;
}
/** The state of the checks, and the way to ask for one. */
export interface LintStore extends StoreApi<LintState> {
    /**
     * Checks a text off the main thread. Versions must grow from call to call, also between documents;
     * while one check runs, only the newest text waits for the next.
     */
    check(text: string, version: number, answers: Answers): void;
    /** Where a path stands in the text of that version; null where it has none or a newer one was checked. */
    locate(path: JsonPath, version: number): Promise<TextRange | null>;
    /** Ends the worker; nothing is checked afterwards. */
    close(): void;
}
/** Makes a store with a worker of its own; `start` is called again where that worker stops. */
export declare function createLintStore(start: () => LintConnection): LintStore;
