import {
  existsSync,
  mkdirSync,
  realpathSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { Settings } from '../../storage/settings.ts';
import { storageFailure } from '../../storage/storage-failure.ts';

/** The policy that a new default workspace begins with. */
export interface SamplePolicy {
  readonly name: string;
  readonly text: string;
}

/** The folder whose policies are worked on, and those before it. */
export interface WorkspaceFolder {
  readonly path: () => string;
  /** Folders used before, newest first, without the present one. */
  readonly recent: () => readonly string[];
  /** Makes an existing folder the workspace. Throws an RpcError with what to do. */
  readonly open: (folder: string) => void;
  /** What a person should know about the folder at start. */
  readonly notices: readonly string[];
}

/** What {@link openWorkspaceFolder} needs. */
export interface WorkspaceFolderOptions {
  readonly profile: string;
  readonly settings: Settings;
  readonly sample: SamplePolicy;
}

const folderKey = 'workspaceFolder';
const recentKey = 'recentFolders';
const recentKept = 10;
const folderSetting = z.string().min(1).max(4096);
const recentSetting = z.array(folderSetting);

/**
 * Opens the folder used last. The first start, or the loss of that folder, leads to `workspace` in the profile,
 * which is made with the sample policy where it does not exist.
 */
export function openWorkspaceFolder(options: WorkspaceFolderOptions): WorkspaceFolder {
  const { profile, settings, sample } = options;
  const notices: string[] = [];
  const fallback = join(profile, 'workspace');
  let present = chooseFirst();

  function chooseFirst(): string {
    const remembered = folderSetting.safeParse(settings.read(folderKey)).data;
    if (remembered !== undefined && remembered !== fallback) {
      if (isFolder(remembered)) return remembered;
      notices.push(
        `The workspace folder ${remembered} is not there: ${fallback} is shown instead. Bring it back and open it again from the recent folders.`,
      );
      rememberIfPossible(settings, fallback, remembered);
    }
    const problem = makeFolder(fallback, sample);
    if (problem !== null) notices.push(problem);
    return fallback;
  }

  return {
    notices,
    path: () => present,
    recent: () =>
      recentFolders(settings)
        .filter((folder) => folder !== present)
        .slice(0, recentKept),
    open(folder) {
      const path = existingFolder(folder);
      if (path === present) return;
      try {
        remember(settings, path, present);
      } catch (thrown) {
        throw storageFailure('The folder was not opened', 'workspace.db', thrown);
      }
      present = path;
    },
  };
}

function recentFolders(settings: Settings): readonly string[] {
  return recentSetting.safeParse(settings.read(recentKey)).data ?? [];
}

function remember(settings: Settings, present: string, before: string): void {
  const recent = [before, ...recentFolders(settings)].filter(
    (folder, index, all) => folder !== present && all.indexOf(folder) === index,
  );
  settings.write(recentKey, recent.slice(0, recentKept));
  settings.write(folderKey, present);
}

function rememberIfPossible(settings: Settings, present: string, before: string): void {
  try {
    remember(settings, present, before);
  } catch {
    // It is shown all the same where the disk is too full to remember that it is.
  }
}

/** The real path of a folder that is there and can be read. Throws an RpcError with what to do. */
export function existingFolder(folder: string): string {
  if (!isAbsolute(folder) || folder.includes('\0')) {
    throw new RpcError('bad_request', `"${folder}" is no whole path: give the folder from the root on.`);
  }
  try {
    const path = realpathSync(folder);
    if (!statSync(path).isDirectory()) {
      throw new RpcError('not_found', `${folder} is a file: give the folder that it stands in.`);
    }
    readdirSync(path);
    return path;
  } catch (thrown) {
    const failure = storageFailure('The folder was not opened', folder, thrown);
    const gone = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
    throw gone ? new RpcError('not_found', `There is no folder ${folder}: check the path.`) : failure;
  }
}

// Under a name of its own first: a crash in between must not leave a workspace without its sample.
function makeFolder(folder: string, sample: SamplePolicy): string | null {
  if (existsSync(folder)) return null;
  const unfinished = `${folder}.new`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(join(unfinished, sample.name), sample.text, { mode: 0o600, flush: true });
    renameSync(unfinished, folder);
    return null;
  } catch (thrown) {
    return storageFailure('The first workspace folder was not made', folder, thrown).message;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
