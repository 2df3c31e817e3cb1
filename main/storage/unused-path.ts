import { existsSync } from 'node:fs';

/** The path that is wanted, or `wanted-2`, `wanted-3` … where it or one of its companions by suffix is taken. */
export function unusedPath(wanted: string, suffixes: readonly string[] = []): string {
  let path = wanted;
  for (let count = 2; isTaken(path, suffixes); count += 1) path = `${wanted}-${count}`;
  return path;
}

function isTaken(path: string, suffixes: readonly string[]): boolean {
  return ['', ...suffixes].some((suffix) => existsSync(`${path}${suffix}`));
}
