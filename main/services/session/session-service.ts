import type { sessionContract } from '../../../shared/contract/session.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { WorkspaceRecovery } from '../../storage/recovery.ts';
import type { OpenedWorkspace } from '../../storage/workspace-database.ts';

/** What {@link createSessionService} needs. */
export interface SessionServiceOptions {
  readonly host: 'electron' | 'browser';
  readonly version: string;
  /** Whether main can show the operating system's folder dialog. */
  readonly folderDialog: boolean;
  readonly workspace: OpenedWorkspace;
  /** What happened at start and a person should know. */
  readonly notices: () => readonly string[];
  /** Opens everything anew, for a choice has put a sound `workspace.db` in place; called before the answer. */
  readonly restart: () => void;
}

/** Serves what the window needs first, and the choices where `workspace.db` can't be used. */
export function createSessionService(options: SessionServiceOptions): Handlers<typeof sessionContract> {
  const { host, version, folderDialog, workspace, notices, restart } = options;

  function recovery(): WorkspaceRecovery {
    if (workspace.state === 'recovery') return workspace;
    throw new RpcError('conflict', 'workspace.db is in use and in order: there is nothing to recover.');
  }

  return {
    'session.start': () => ({
      host,
      version,
      folderDialog,
      recovery:
        workspace.state === 'ready'
          ? null
          : { reason: workspace.reason, message: workspace.message, backups: [...workspace.backups] },
      notices: [...notices()].slice(0, 20).map((notice) => notice.slice(0, 2000)),
    }),
    async 'session.restoreBackup'({ name }) {
      await recovery().restore(name);
      restart();
      return {};
    },
    'session.exportReadable': async () => await recovery().exportReadable(),
    async 'session.startEmpty'() {
      await recovery().startEmpty();
      restart();
      return {};
    },
  };
}
