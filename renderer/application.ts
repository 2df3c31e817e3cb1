import { typedSetId } from '../shared/contract/entities.ts';
import type { Connection } from './connection.ts';
import { createAnswersStore } from './features/answers/answers-store.ts';
import type { AnswersStore } from './features/answers/answers-store.ts';
import { createChosenFacts } from './features/entities/entity-facts.ts';
import type { ChosenFacts } from './features/entities/entity-facts.ts';
import { createBrowseStore } from './features/browse/browse-store.ts';
import type { BrowseStore } from './features/browse/browse-store.ts';
import { createColumnMemory } from './features/browse/column-memory.ts';
import { createEntitiesStore } from './features/entities/entities-store.ts';
import type { EntitiesState, EntitiesStore } from './features/entities/entities-store.ts';
import { placeInSelection } from './features/entities/place-in-selection.ts';
import type { ObjectOfSet } from './features/entities/place-in-selection.ts';
import { createTypedStore } from './features/entities/typed-store.ts';
import type { TypedStore } from './features/entities/typed-store.ts';
import { createExplanationStore } from './features/simulator/explanation-store.ts';
import type { ExplanationStore } from './features/simulator/explanation-store.ts';
import { createHistoryStore } from './features/history/history-store.ts';
import type { HistoryStore } from './features/history/history-store.ts';
import { createObjectsStore } from './features/simulator/objects-store.ts';
import type { ObjectsStore } from './features/simulator/objects-store.ts';
import { createSimulationStore } from './features/simulator/simulation-store.ts';
import type {
  SimulationSchedule,
  SimulationState,
  SimulationStore,
} from './features/simulator/simulation-store.ts';
import { standingOf } from './features/simulator/standing.ts';
import { createDocumentStore } from './features/workspace/document-store.ts';
import type { DocumentClock, DocumentStore } from './features/workspace/document-store.ts';
import { createWatchStore } from './features/watches/watch-store.ts';
import type { WatchStore } from './features/watches/watch-store.ts';
import { createWhatIfStore } from './features/what-if/what-if-store.ts';
import type { WhatIfStore } from './features/what-if/what-if-store.ts';
import { createFilesStore } from './features/workspace/files-store.ts';
import type { FilesStore } from './features/workspace/files-store.ts';
import { followChanges } from './features/workspace/outside-changes.ts';
import { folderOf } from './features/workspace/policy-nodes.ts';
import { createWorkspaceStore } from './features/workspace/workspace-store.ts';
import type { WorkspaceStore } from './features/workspace/workspace-store.ts';
import { createWindowSettings } from './settings.ts';

/** Every store of the workbench, wired to each other. */
export interface Application {
  readonly connection: Connection;
  readonly workspace: WorkspaceStore;
  readonly document: DocumentStore;
  readonly files: FilesStore;
  readonly history: HistoryStore;
  readonly answers: AnswersStore;
  readonly entities: EntitiesStore;
  /** What the chosen set has, for completions and explanations. */
  readonly facts: ChosenFacts;
  readonly typed: TypedStore;
  readonly browse: BrowseStore;
  readonly simulation: SimulationStore;
  readonly objects: ObjectsStore;
  readonly explanation: ExplanationStore;
  readonly whatIf: WhatIfStore;
  readonly watches: WatchStore;
  /** Explains an object of any set as soon as there are counts of it; chooses its set beside the others. */
  readonly explainObject: (object: ObjectOfSet) => Promise<void>;
  /** Makes another folder the workspace and opens a policy of it. */
  readonly openFolder: (folder: string) => Promise<{ readonly problem: string | null }>;
  /** Makes the folder of a policy file the workspace and opens the file. */
  readonly openPolicyOf: (folder: string, name: string) => Promise<{ readonly problem: string | null }>;
  /** Reads again what other programs may have changed in the workspace folder. */
  readonly refresh: () => Promise<void>;
}

/** Creates the stores and lets the counts follow the text, the answers and the chosen set. */
export function createApplication(
  connection: Connection,
  clock: DocumentClock,
  schedule: SimulationSchedule,
): Application {
  const { client } = connection;
  const workspace = createWorkspaceStore(client);
  const document = createDocumentStore(client, clock);
  const settings = createWindowSettings(client);
  const files = createFilesStore(settings);
  const history = createHistoryStore(client, Date.now);
  const answers = createAnswersStore(client);
  const entities = createEntitiesStore(client);
  const typed = createTypedStore(client, entities);
  const browse = createBrowseStore(client, clock.after, createColumnMemory(settings));
  const simulation = createSimulationStore(client, schedule, clock.after);
  const objects = createObjectsStore(client, clock.after);
  const explanation = createExplanationStore(client);
  const whatIf = createWhatIfStore();
  const watches = createWatchStore(client);
  // The folder whose tabs are shown, and are remembered when they change.
  let tabsOf: string | null = null;

  /** The object that is to be explained once the counts are of its set. */
  let awaited: ObjectOfSet | null = null;

  function simulate(): void {
    const { document: open } = document.store.getState();
    const { selected } = entities.store.getState();
    if (!answers.store.getState().ready) return;
    if (open === null || selected === null) {
      simulation.clear();
      return;
    }
    simulation.request({
      setId: selected,
      policyName: open.name,
      policy: open.text,
      answers: answers.store.getState().answers,
      changes: whatIf.store.getState().changes,
    });
  }

  /** Lets lists and the explanation be of the counts, and of nothing while those are of what was open before. */
  function follow(state: SimulationState): void {
    const id = state.summary?.simulationId ?? null;
    const standing = standingOf(state);
    if (standing === 'otherPolicy') objects.outdate();
    else objects.follow(standing === 'otherSet' ? null : id);
    const ofOpen = standing === 'otherPolicy' || standing === 'otherSet' ? null : id;
    explanation.follow(ofOpen);
    watches.follow(standing === 'current' ? ofOpen : null);
    if (standing === 'current' && state.summary !== null) whatIf.fit(state.summary.permissions.length);
    explainAwaited(state);
  }

  function explainAwaited(state: SimulationState): void {
    const chosen = entities.store.getState();
    if (awaited === null || standingOf(state) === 'none' || state.of?.setId !== chosen.selected) return;
    const place = placeInSelection(chosen, awaited);
    awaited = null;
    if (place === null) return;
    objects.reveal(place.kind, place.row);
    explanation.choose(place.position);
  }

  /** Shows what was open in the workspace folder the last time, else the policy that was, else the first. */
  async function openTabs(): Promise<void> {
    const { workspace: state } = workspace.store.getState();
    if (state === null) return;
    const [remembered] = await Promise.all([settings.read('workspace.tabs'), files.restore()]);
    const names = new Set(state.policies.map(({ name }) => name));
    const tabs = (remembered?.tabs ?? []).filter((name) => names.has(name));
    const wanted =
      remembered === null ? [state.lastOpen, state.policies[0]?.name] : [remembered.active, tabs[0]];
    const active = wanted.find((name) => typeof name === 'string' && names.has(name)) ?? null;
    await document.restore(tabs, active);
    tabsOf = state.folder;
  }

  async function load(): Promise<void> {
    void typed.read();
    await Promise.all([workspace.read(), answers.read(), entities.read()]);
    const folder = workspace.store.getState().workspace?.folder ?? null;
    if (tabsOf === null) await openTabs();
    else if (folder === tabsOf) {
      // Where a connection comes back, text that was not kept yet is newer than any on disk.
      await document.flush();
      await document.check();
    } else if (folder !== null) await turnToFolder(openTabs);
    simulate();
  }

  async function turnToFolder(openFirst: () => Promise<void>): Promise<void> {
    tabsOf = null;
    await document.close();
    await answers.follow('');
    await answers.read();
    await openFirst();
  }

  async function openFolder(
    folder: string,
    openFirst: () => Promise<void>,
  ): Promise<{ readonly problem: string | null }> {
    await document.flush();
    const outcome = await workspace.open(folder);
    if (!outcome.ok) return { problem: outcome.problem };
    if (workspace.store.getState().workspace?.folder === tabsOf) await openFirst();
    else
      await turnToFolder(async () => {
        await openTabs();
        await openFirst();
      });
    return { problem: null };
  }

  async function refresh(): Promise<void> {
    await Promise.all([workspace.read(), answers.read(), document.check()]);
  }

  document.store.subscribe((state, before) => {
    const { document: now } = state;
    const { document: then } = before;
    if (now !== null && now.name !== then?.name) {
      files.reveal(now.name);
      void answers.follow(folderOf(now.name));
    }
    if (now?.text !== then?.text || now?.key !== then?.key) simulate();
    // The list of files marks unsaved text, which comes and goes with saving.
    if (now?.name === then?.name && now?.save.state !== then?.save.state && now?.save.state === 'saved') {
      void workspace.read();
      watches.rebase();
    }
    if (now?.name !== then?.name) {
      whatIf.clear();
      void watches.open(now?.name ?? null);
      explanation.choose(null);
      void workspace.read();
    }
    if (now?.name !== then?.name || now?.baseHash !== then?.baseHash) void history.follow(now?.name ?? null);
    if (tabsOf !== null && (state.tabs !== before.tabs || now?.name !== then?.name)) {
      void settings.write('workspace.tabs', { tabs: state.tabs.slice(0, 200), active: now?.name ?? null });
    }
  });
  whatIf.store.subscribe(simulate);
  answers.store.subscribe((state, before) => {
    if (state.answers !== before.answers || state.ready !== before.ready) simulate();
  });
  entities.store.subscribe((state, before) => {
    if (state.sets !== before.sets) fitTable(state, before);
    if (state.selected === before.selected) return;
    // Where only the text of an object changed, what a person looks at stays.
    if (state.chosen.join() !== before.chosen.join()) {
      explanation.choose(null);
      objects.change({ bar: null, search: '' });
    }
    simulate();
  });

  function fitTable(state: EntitiesState, before: EntitiesState): void {
    const { setId } = browse.store.getState();
    if (setId === null) return;
    const isThere = state.sets.some(({ id }) => id === setId);
    if (!isThere) browse.open(state.chosen[0] ?? null);
    else if (setId === typedSetId && state.sets !== before.sets) browse.refresh();
  }
  simulation.store.subscribe(follow);
  connection.store.subscribe((state, before) => {
    if (state.phase === 'ready' && before.phase !== 'ready') void load();
  });

  followChanges(connection, refresh);

  return {
    connection,
    workspace,
    document,
    files,
    history,
    refresh,
    answers,
    entities,
    facts: createChosenFacts(client, entities),
    simulation,
    objects,
    explanation,
    whatIf,
    watches,
    typed,
    browse,
    async explainObject(object) {
      awaited = object;
      if (await entities.include(object.setId)) explainAwaited(simulation.store.getState());
      else awaited = null;
    },
    openFolder: (folder) => openFolder(folder, () => Promise.resolve()),
    openPolicyOf: (folder, name) => openFolder(folder, () => document.open(name)),
  };
}
