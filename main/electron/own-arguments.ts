/**
 * The arguments of a start that are Latchkey's own: Chromium's and Node's switches stand between them, and before
 * them, where the program is not packaged, the program's folder.
 */
export function ownArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const own = argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') || argument.startsWith('--workspace='));
  return packaged ? own : own.slice(1);
}
