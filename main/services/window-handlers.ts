import type { windowContract, workerContract } from '../../shared/contract/contract.ts';
import type { answersContract } from '../../shared/contract/answers.ts';
import type { desktopContract } from '../../shared/contract/desktop.ts';
import type { filesContract } from '../../shared/contract/files.ts';
import type { historyContract } from '../../shared/contract/history.ts';
import type { sessionContract } from '../../shared/contract/session.ts';
import type { settingsContract, ThemeChoice } from '../../shared/contract/settings.ts';
import type { watchesContract } from '../../shared/contract/watches.ts';
import type { typedObjectsContract } from '../../shared/contract/typed-objects.ts';
import type { workspaceContract } from '../../shared/contract/workspace.ts';
import type { CallContext, Client, Handlers } from '../../shared/rpc/contract.ts';
import { RpcError } from '../../shared/rpc/rpc-error.ts';
import type { Clock } from '../storage/clock.ts';
import { openWorkspaceDatabase } from '../storage/workspace-database.ts';
import type { OpenedWorkspace } from '../storage/workspace-database.ts';
import { createAnswersService } from './answers/answers-service.ts';
import { createPolicyService } from './policies/policy-service.ts';
import type { PolicyService } from './policies/policy-service.ts';
import { samplePolicyName, samplePolicyText } from './policies/sample-policy.ts';
import { createSettingsService, rememberedTheme } from './settings/settings-service.ts';
import { createSessionService } from './session/session-service.ts';
import { createWatchService, moveWatches } from './watches/watch-service.ts';
import { createTypedObjectsService } from './typed-objects/typed-objects-service.ts';
import { workerHandlers } from './worker-handlers.ts';

/** What the services of a window need of their host. */
export interface WindowServicesOptions {
  readonly host: 'electron' | 'browser';
  readonly version: string;
  /** The profile folder. */
  readonly profile: string;
  readonly clock: Clock;
  /** What stands between the window and the desktop around it. */
  readonly desktop: Handlers<typeof desktopContract>;
  /** Shows the operating system's folder dialog; null where the host has none. */
  readonly chooseFolder: (() => Promise<string | null>) | null;
  /** A folder to make the workspace at the start; null for the one used last. */
  readonly workspaceFolder: string | null;
  readonly worker: Client<typeof workerContract>;
  /** What a person should know of the worker's start. */
  readonly workerNotices: Promise<readonly string[]>;
}

/** Everything that main serves to the window, and its end. */
export interface WindowServices {
  readonly handlers: Handlers<typeof windowContract>;
  /**
   * Makes a folder the workspace: what is called from then on is about it, so a window that shows another one must have
   * left. A refusal is among the notices of the next window. Rejects where the services could not be opened.
   */
  readonly openFolder: (folder: string) => Promise<void>;
  /** The theme that was chosen; `system` also as long as it is not known. */
  readonly theme: () => ThemeChoice;
  /** Closes the databases; nothing answers afterwards. */
  readonly close: () => Promise<void>;
}

type WorkspaceHandlers = Handlers<
  typeof sessionContract &
    typeof workspaceContract &
    typeof filesContract &
    typeof historyContract &
    typeof settingsContract &
    typeof answersContract &
    typeof watchesContract &
    typeof typedObjectsContract
>;

interface OpenServices {
  readonly workspace: OpenedWorkspace;
  readonly handlers: WorkspaceHandlers;
  /** Null where the choices about `workspace.db` come first. */
  readonly openFolder: ((folder: string) => Promise<void>) | null;
  /** Ends what the services do by themselves. */
  readonly end: () => void;
  readonly theme: () => ThemeChoice;
}

/** Opens the workspace and composes every service. A damaged `workspace.db` leaves `session.*`, the rest is `storage`. */
export function openWindowServices(options: WindowServicesOptions): WindowServices {
  let folderAsked = options.workspaceFolder;
  let theme: () => ThemeChoice = unknownTheme;
  let present = toldToCalls(open());

  async function open(): Promise<OpenServices> {
    const workspace = await openWorkspaceDatabase({ folder: options.profile, clock: options.clock });
    const services = await compose(workspace, options, restart);
    ({ theme } = services);
    if (folderAsked === null || services.openFolder === null) return services;
    await services.openFolder(folderAsked);
    folderAsked = null;
    return services;
  }

  function restart(): void {
    const before = present;
    theme = unknownTheme;
    present = toldToCalls(before.then(close).then(open));
  }

  function delegated<Input, Progress, Output>(
    choose: (
      handlers: WorkspaceHandlers,
    ) => (input: Input, context: CallContext<Progress>) => Output | Promise<Output>,
  ): (input: Input, context: CallContext<Progress>) => Promise<Output> {
    return async (input, context) => choose((await present).handlers)(input, context);
  }

  return {
    handlers: {
      'session.start': delegated((handlers) => handlers['session.start']),
      'session.restoreBackup': delegated((handlers) => handlers['session.restoreBackup']),
      'session.exportReadable': delegated((handlers) => handlers['session.exportReadable']),
      'session.startEmpty': delegated((handlers) => handlers['session.startEmpty']),
      'workspace.read': delegated((handlers) => handlers['workspace.read']),
      'workspace.open': delegated((handlers) => handlers['workspace.open']),
      'workspace.choose': delegated((handlers) => handlers['workspace.choose']),
      'policies.open': delegated((handlers) => handlers['policies.open']),
      'policies.create': delegated((handlers) => handlers['policies.create']),
      'policies.keepDraft': delegated((handlers) => handlers['policies.keepDraft']),
      'policies.save': delegated((handlers) => handlers['policies.save']),
      'policies.discardDraft': delegated((handlers) => handlers['policies.discardDraft']),
      'policies.rename': delegated((handlers) => handlers['policies.rename']),
      'policies.duplicate': delegated((handlers) => handlers['policies.duplicate']),
      'policies.delete': delegated((handlers) => handlers['policies.delete']),
      'policies.undelete': delegated((handlers) => handlers['policies.undelete']),
      'policies.readFile': delegated((handlers) => handlers['policies.readFile']),
      'workspace.changes': delegated((handlers) => handlers['workspace.changes']),
      'history.list': delegated((handlers) => handlers['history.list']),
      'history.read': delegated((handlers) => handlers['history.read']),
      'answers.read': delegated((handlers) => handlers['answers.read']),
      'answers.settle': delegated((handlers) => handlers['answers.settle']),
      'answers.takeBack': delegated((handlers) => handlers['answers.takeBack']),
      'settings.read': delegated((handlers) => handlers['settings.read']),
      'settings.write': delegated((handlers) => handlers['settings.write']),
      'watches.read': delegated((handlers) => handlers['watches.read']),
      'watches.write': delegated((handlers) => handlers['watches.write']),
      ...options.desktop,
      'typed.list': delegated((handlers) => handlers['typed.list']),
      'typed.save': delegated((handlers) => handlers['typed.save']),
      'typed.remove': delegated((handlers) => handlers['typed.remove']),
      'typed.restore': delegated((handlers) => handlers['typed.restore']),
      ...workerHandlers(options.worker),
    },
    async openFolder(folder) {
      const services = await present;
      if (services.openFolder === null) folderAsked = folder;
      else await services.openFolder(folder);
    },
    theme: () => theme(),
    async close() {
      theme = unknownTheme;
      await present.then(close, () => undefined);
    },
  };
}

/** Every call tells of a failure; until the first there is nobody to tell, which must not end the program. */
function toldToCalls(opening: Promise<OpenServices>): Promise<OpenServices> {
  opening.catch(() => undefined);
  return opening;
}

function close({ workspace, end }: OpenServices): void {
  end();
  if (workspace.state === 'ready') workspace.close();
}

async function compose(
  workspace: OpenedWorkspace,
  options: WindowServicesOptions,
  restart: () => void,
): Promise<OpenServices> {
  const { host, version, profile, clock, chooseFolder } = options;
  const notices = [...(await options.workerNotices)];
  const session = createSessionService({
    host,
    version,
    folderDialog: chooseFolder !== null,
    workspace,
    notices: () => notices,
    restart,
  });
  if (workspace.state === 'recovery') {
    return {
      workspace,
      handlers: recoveryHandlers(session),
      openFolder: null,
      end: () => {},
      theme: unknownTheme,
    };
  }

  const { revisions, moves, settings } = workspace;
  const sample = { name: samplePolicyName, text: samplePolicyText };
  const policies = createPolicyService({
    profile,
    revisions,
    moves,
    settings,
    sample,
    renamed: (from, to) => moveWatches(settings, from, to),
  });
  notices.push(...workspace.notices, ...policies.notices);
  return {
    workspace,
    theme: () => rememberedTheme(settings),
    async openFolder(folder) {
      notices.push(...(await openAsked(folder, policies)));
    },
    end: policies.close,
    handlers: {
      ...session,
      ...policies.handlers,
      ...createAnswersService({ folder: policies.folder, clock }),
      ...createSettingsService({ profile, settings, folder: policies.folder }),
      ...createWatchService({ folder: policies.folder, settings }),
      ...createTypedObjectsService(workspace.typedObjects, workspace.path),
      async 'workspace.choose'() {
        if (chooseFolder === null) {
          throw new RpcError(
            'unavailable',
            'This window has no folder dialog: type the path of the folder instead.',
          );
        }
        return { folder: await chooseFolder() };
      },
    },
  };
}

async function openAsked(folder: string, { handlers }: PolicyService): Promise<readonly string[]> {
  try {
    const { signal } = new AbortController();
    await handlers['workspace.open']({ folder }, { signal, progress: () => {} });
    return [];
  } catch (error) {
    return [
      error instanceof RpcError ? error.message : `The folder ${folder} was not opened: check the path.`,
    ];
  }
}

function recoveryHandlers(session: Handlers<typeof sessionContract>): WorkspaceHandlers {
  return {
    ...session,
    'workspace.read': unavailable,
    'workspace.open': unavailable,
    'workspace.choose': unavailable,
    'policies.open': unavailable,
    'policies.create': unavailable,
    'policies.keepDraft': unavailable,
    'policies.save': unavailable,
    'policies.discardDraft': unavailable,
    'policies.rename': unavailable,
    'policies.duplicate': unavailable,
    'policies.delete': unavailable,
    'policies.undelete': unavailable,
    'policies.readFile': unavailable,
    'workspace.changes': unavailable,
    'history.list': unavailable,
    'history.read': unavailable,
    'answers.read': unavailable,
    'answers.settle': unavailable,
    'answers.takeBack': unavailable,
    'settings.read': unavailable,
    'settings.write': unavailable,
    'watches.read': unavailable,
    'watches.write': unavailable,
    'typed.list': unavailable,
    'typed.save': unavailable,
    'typed.remove': unavailable,
    'typed.restore': unavailable,
  };
}

function unknownTheme(): ThemeChoice {
  return 'system';
}

function unavailable(): never {
  throw new RpcError(
    'storage',
    "workspace.db can't be used: choose in the window how to go on, then try again.",
  );
}
