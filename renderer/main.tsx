import './features/editor/trusted-types.ts';
import '@vscode/codicons/dist/codicon.css';
import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { createApplication } from './application.ts';
import { ApplicationContext } from './application-context.ts';
import { createWindowCommands } from './commands/window-commands.ts';
import { createConnection } from './connection.ts';
import { createEditorAccess } from './features/editor/editor-access.ts';
import { createLintStore } from './features/editor/lint-store.ts';
import { startLintWorker } from './features/editor/start-lint-worker.ts';
import { createRecentCommands } from './features/palette/recent-commands.ts';
import { electronHost } from './host/electron-port.ts';
import { connectToMain } from './host/host.ts';
import { createWindowSettings } from './settings.ts';
import { followDesktop } from './shell/desktop-requests.ts';
import { guardDrops } from './shell/drop-guard.ts';
import { createPanelLayouts } from './shell/panel-layouts.ts';
import { createWindowStore } from './shell/window-store.ts';
import { Window } from './shell/window.tsx';
import { createThemeStore } from './theme/theme-store.ts';
import { windowThemeSystem } from './theme/window-theme.ts';
import { whenLeft } from './window-leaving.ts';
import { windowClock, windowSchedule } from './window-time.ts';

// Monaco is by far the largest part: it is read while the window connects. Where that fails, the editor says so.
void import('./features/editor/policy-surface.ts').catch(() => undefined);

const connection = createConnection(connectToMain, async () => {
  const [chosen] = await Promise.all([settings.read('window.theme'), layouts.read(), recentCommands.read()]);
  if (chosen !== null) theme.adopt(chosen);
});
const settings = createWindowSettings(connection.client);
const layouts = createPanelLayouts(settings);
const recentCommands = createRecentCommands(settings);
const theme = createThemeStore({
  ...windowThemeSystem(window),
  remember: (choice) => void settings.write('window.theme', choice),
});
// Before anything is drawn, so that no frame shows another theme.
document.documentElement.dataset['theme'] = theme.store.getState().theme;
theme.store.subscribe((state) => {
  document.documentElement.dataset['theme'] = state.theme;
});

const application = createApplication(connection, windowClock(), windowSchedule(window));
const root = document.getElementById('root') ?? document.body;
const targets = {
  ...application,
  theme,
  window: createWindowStore(),
  editor: createEditorAccess(),
  root,
  mac: navigator.userAgent.includes('Mac'),
  desktop: electronHost() !== null,
};
const commands = createWindowCommands(targets);
const services = { ...targets, commands, layouts, recentCommands, lint: createLintStore(startLintWorker) };

followDesktop(targets, commands);
guardDrops(window);
// What the system does not tell of changed files is read when the person turns to the window again.
window.addEventListener('focus', () => {
  if (connection.store.getState().phase === 'ready') void application.refresh();
});
whenLeft(window, () => void application.document.flush());
// Before any part of the page hears the key, so that a shortcut means the same wherever the focus is.
window.addEventListener(
  'keydown',
  (event) => {
    if (commands.press(event)) event.preventDefault();
  },
  { capture: true },
);

createRoot(root).render(
  <StrictMode>
    <I18nProvider locale="en-US">
      <ApplicationContext value={services}>
        <Window />
      </ApplicationContext>
    </I18nProvider>
  </StrictMode>,
);
void connection.start();
