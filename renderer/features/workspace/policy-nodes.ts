import { policyTitle } from './workspace-store.ts';

/** A row of the tree: a policy, or a folder with those in it. */
export type PolicyNode =
  | {
      readonly kind: 'policy';
      /** The policy's name, by which the row is known. */
      readonly id: string;
      readonly title: string;
      readonly draft: boolean;
    }
  | {
      readonly kind: 'folder';
      /** The folder's path with a slash at its end, so that no policy has the same. */
      readonly id: string;
      readonly title: string;
      readonly children: readonly PolicyNode[];
    };

interface Folder {
  readonly id: string;
  readonly title: string;
  readonly folders: Map<string, Folder>;
  readonly policies: PolicyNode[];
}

/** The policies as a tree: in each folder first its folders, then its policies, in the order given. */
export function policyTree(
  policies: readonly { readonly name: string; readonly draft: boolean }[],
): readonly PolicyNode[] {
  const root = newFolder('', '');
  for (const { name, draft } of policies) {
    const parts = name.split('/');
    const file = parts.pop() ?? name;
    let folder = root;
    for (const part of parts) {
      const known = folder.folders.get(part) ?? newFolder(`${folder.id}${part}/`, part);
      folder.folders.set(part, known);
      folder = known;
    }
    folder.policies.push({ kind: 'policy', id: name, title: policyTitle(file), draft });
  }
  return nodesOf(root);
}

/** The folder in which a policy lies, as its path within the workspace; empty for the workspace folder. */
export function folderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

/** The rows of the folders in which a policy lies, the outermost first. */
export function foldersAround(name: string): readonly string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

function newFolder(id: string, title: string): Folder {
  return { id, title, folders: new Map(), policies: [] };
}

function nodesOf({ folders, policies }: Folder): readonly PolicyNode[] {
  const inner = [...folders.values()].map((folder): PolicyNode => ({
    kind: 'folder',
    id: folder.id,
    title: folder.title,
    children: nodesOf(folder),
  }));
  return [...inner, ...policies];
}
