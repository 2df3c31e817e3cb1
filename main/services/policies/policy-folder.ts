import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PolicyDocument } from '../../storage/revisions.ts';

/** Makes the folder of a policy within its workspace, which must be there. Throws the file system's error. */
export function makeFolderOf({ folder, name }: PolicyDocument): void {
  if (!name.includes('/')) return;
  statSync(folder);
  mkdirSync(dirname(join(folder, name)), { recursive: true });
}

/** Removes the folders of a policy that hold nothing any more. */
export function removeEmptyFoldersOf({ folder, name }: PolicyDocument): void {
  const parts = name.split('/').slice(0, -1);
  while (parts.length > 0) {
    try {
      rmdirSync(join(folder, ...parts));
    } catch {
      // Something else is in it, or it may not be removed: it stays.
      return;
    }
    parts.pop();
  }
}
