import { sample } from '../../../fault/texts.ts';

/** A text that a policy's file had, with its place in the order of all. */
export interface ModelSave {
  readonly order: number;
  readonly text: string;
}

/** What a policy is by its name. */
export interface ModelPolicy {
  readonly file: string | null;
  readonly draft: string | null;
  /** Oldest first. */
  readonly history: readonly ModelSave[];
}

/** A workspace folder as plain values: what every operation must leave behind. */
export interface WorkspaceModel {
  readonly policies: Map<string, ModelPolicy>;
  /** Those that were deleted and not brought back, the newest last. */
  readonly deleted: { readonly name: string; readonly policy: ModelPolicy }[];
  saves: number;
}

const nothing: ModelPolicy = { file: null, draft: null, history: [] };

/** A folder with nothing in it. */
export function emptyModel(): WorkspaceModel {
  return { policies: new Map(), deleted: [], saves: 0 };
}

/** What the model knows of a name, which may be nothing. */
export function policyOf(model: WorkspaceModel, name: string): ModelPolicy {
  return model.policies.get(name) ?? nothing;
}

/** Whether a name is that of a file or of unsaved text. */
export function isTaken(model: WorkspaceModel, name: string): boolean {
  const { file, draft } = policyOf(model, name);
  return file !== null || draft !== null;
}

/** Writes a file through the program. */
export function save(model: WorkspaceModel, name: string, text: string): void {
  const found = withFound(model, policyOf(model, name));
  model.policies.set(name, { file: text, draft: null, history: withSave(model, found, text) });
}

/** Keeps unsaved text that grew from the file as it is now. */
export function keepDraft(model: WorkspaceModel, name: string, text: string): void {
  const policy = policyOf(model, name);
  model.policies.set(name, { ...policy, draft: text === policy.file ? null : text });
}

/** What dropping unsaved text comes to: the error's code, or null. Without a file it is all there is. */
export function discard(model: WorkspaceModel, name: string): string | null {
  const policy = policyOf(model, name);
  if (policy.file === null) return 'not_found';
  model.policies.set(name, { ...policy, draft: null });
  return null;
}

/** Another program writes the file, or removes it. */
export function writeOutside(model: WorkspaceModel, name: string, file: string | null): void {
  model.policies.set(name, { ...policyOf(model, name), file });
}

/** Unsaved text that equals its file is none, once the policy is opened. */
export function open(model: WorkspaceModel, name: string): void {
  const policy = policyOf(model, name);
  if (policy.draft === policy.file) discard(model, name);
}

/** What renaming comes to: the error's code, or null. */
export function rename(model: WorkspaceModel, name: string, newName: string): string | null {
  if (name === newName) return null;
  if (!isTaken(model, name)) return 'not_found';
  if (isTaken(model, newName)) return 'conflict';
  arrive(model, newName, policyOf(model, name));
  model.policies.delete(name);
  return null;
}

/** What deleting comes to. */
export function remove(model: WorkspaceModel, name: string): string | null {
  if (!isTaken(model, name)) return 'not_found';
  const policy = policyOf(model, name);
  model.deleted.push({ name, policy: { ...policy, history: withFound(model, policy) } });
  model.policies.delete(name);
  return null;
}

/** What bringing back the newest deleted policy comes to. */
export function undelete(model: WorkspaceModel): string | null {
  const last = model.deleted.at(-1);
  if (last === undefined) return 'not_found';
  if (isTaken(model, last.name)) return 'conflict';
  model.deleted.pop();
  arrive(model, last.name, last.policy);
  return null;
}

/** What duplicating comes to; the copy's name is the first that is free. */
export function duplicate(model: WorkspaceModel, name: string): string | null {
  if (!isTaken(model, name)) return 'not_found';
  open(model, name);
  const { draft, file } = policyOf(model, name);
  const title = name.replace('.policy.json', '-copy');
  let copy = `${title}.policy.json`;
  for (let count = 2; isTaken(model, copy); count += 1) copy = `${title}-${count}.policy.json`;
  save(model, copy, draft ?? file ?? sample.text);
  return null;
}

// The texts of a name whose file went by itself stay with the name, and whoever takes it has both.
function arrive(model: WorkspaceModel, name: string, policy: ModelPolicy): void {
  const history = [...policyOf(model, name).history, ...policy.history];
  model.policies.set(name, { ...policy, history: history.sort((left, right) => left.order - right.order) });
}

function withFound(model: WorkspaceModel, { file, history }: ModelPolicy): readonly ModelSave[] {
  return file === null ? history : withSave(model, history, file);
}

function withSave(model: WorkspaceModel, history: readonly ModelSave[], text: string): readonly ModelSave[] {
  if (history.at(-1)?.text === text) return history;
  model.saves += 1;
  return [...history, { order: model.saves, text }];
}
