import type { Application } from '../application.ts';
import type { EditorAccess } from '../features/editor/editor-access.ts';
import { editorCommands } from '../features/editor/editor-commands.ts';
import { entitiesCommands } from '../features/entities/entities-commands.ts';
import { keyRequestCommands } from '../features/key-request/key-request-commands.ts';
import { fileCommands } from '../features/workspace/file-commands.ts';
import { reportCommands } from '../features/report/report-commands.ts';
import { simulatorCommands } from '../features/simulator/simulator-commands.ts';
import { workspaceCommands } from '../features/workspace/workspace-commands.ts';
import { zoomCommands } from '../shell/zoom-commands.ts';
import { viewCommands } from '../shell/view-commands.ts';
import type { WindowStore } from '../shell/window-store.ts';
import type { ThemeStore } from '../theme/theme-store.ts';
import { always } from './command-actions.ts';
import { createCommands } from './commands.ts';
import type { Commands } from './commands.ts';

/** What the commands of a window act on. */
export interface CommandTargets extends Application {
  readonly theme: ThemeStore;
  readonly window: WindowStore;
  readonly editor: EditorAccess;
  /** Holds everything that is on screen. */
  readonly root: HTMLElement;
  readonly mac: boolean;
  /** Whether this is a desktop window and not a browser's. */
  readonly desktop: boolean;
}

/** Creates the commands of the window: one action for every entry of the table. */
export function createWindowCommands(targets: CommandTargets): Commands {
  const { document, theme, window, editor, root, connection } = targets;
  const tell = (sentence: string): void => window.notify([sentence]);
  return createCommands(
    {
      ...workspaceCommands(document, window),
      ...fileCommands(targets, tell),
      ...editorCommands(editor, tell),
      ...viewCommands(theme, window, root),
      ...entitiesCommands(targets),
      ...simulatorCommands(targets, window, root),
      ...reportCommands(targets, window),
      ...zoomCommands(connection.client, targets.desktop, tell),
      ...keyRequestCommands(document, window),
      'answers.open': always(() => window.openDialog('questions')),
    },
    targets,
    tell,
  );
}
