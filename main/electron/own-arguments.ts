import { fileURLToPath } from 'node:url';

/**
 * The arguments of a start that are Latchkey's own: Chromium's and Node's switches stand between them, and before
 * them, where the program is not packaged, the program's folder. Of several files, which a file manager hands over by
 * their addresses, the first is opened.
 */
export function ownArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const own = argv.slice(1);
  const plain = own.filter((argument) => !argument.startsWith('-'));
  const [file] = packaged ? plain : plain.slice(1);
  const workspaces = own.filter((argument) => argument.startsWith('--workspace='));
  return [...workspaces, ...(file === undefined ? [] : [pathOf(file)])];
}

function pathOf(argument: string): string {
  if (!argument.startsWith('file:')) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return argument;
  }
}
