/**
 * The address of a script, if it comes from the window's own origin; throws a TypeError for any other,
 * so that no text can start a script of another origin or of a `data:`, `blob:` or `file:` address.
 */
export declare function ownScriptUrl(url: string, base: string): string;
