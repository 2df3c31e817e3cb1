import { createContext, use } from 'react';
import type { Application } from './application.ts';
import type { Commands } from './commands/commands.ts';
import type { EditorAccess } from './features/editor/editor-access.ts';
import type { LintStore } from './features/editor/lint-store.ts';
import type { RecentCommands } from './features/palette/recent-commands.ts';
import type { PanelLayouts } from './shell/panel-layouts.ts';
import type { WindowStore } from './shell/window-store.ts';
import type { ThemeStore } from './theme/theme-store.ts';

/** What every part of the window reads and calls. */
export interface WindowServices extends Application {
  readonly theme: ThemeStore;
  readonly lint: LintStore;
  readonly window: WindowStore;
  readonly editor: EditorAccess;
  readonly commands: Commands;
  /** Whether the keyboard is a Mac's. */
  readonly mac: boolean;
  /** Whether this is a desktop window and not a browser's. */
  readonly desktop: boolean;
  readonly recentCommands: RecentCommands;
  readonly layouts: PanelLayouts;
}

/** Gives the parts of the window their stores. */
export const ApplicationContext = createContext<WindowServices | null>(null);

/** The stores of the window. */
export function useApplication(): WindowServices {
  const application = use(ApplicationContext);
  if (application === null) throw new Error('a part of the window stands outside of its context');
  return application;
}
