/** Above this many UTF-16 code units a text is shown plain, without colours, brackets and folding. */
export declare const maximumColouredLength = 2000000;
/** A line above this many UTF-16 code units makes the whole text plain. */
export declare const maximumColouredLine = 100000;
/** Why a text is shown plain, as a sentence for a person; null where it is shown in colours. */
export declare function plainTextReason(text: string): string | null;
