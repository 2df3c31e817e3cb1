// The desktop program's entry and composition root.
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, protocol, shell } from 'electron';
import { z } from 'zod';
import { windowContract } from '../shared/contract/contract.ts';
import { serve } from '../shared/rpc/server.ts';
import { appScheme } from './electron/app-address.ts';
import { answerAppRequest } from './electron/app-protocol.ts';
import type { DesktopWindow } from './electron/desktop-window.ts';
import { openDesktopWindow } from './electron/desktop-window.ts';
import { keptWindowState } from './electron/kept-window-state.ts';
import { showMenu } from './electron/menu.ts';
import { guardNavigation } from './electron/navigation-guard.ts';
import { ownArguments } from './electron/own-arguments.ts';
import { watchedHandlers } from './electron/watched-handlers.ts';
import { windowShown } from './launch/desktop-window.ts';
import { readLaunchOptions } from './launch/launch-options.ts';
import { profileFolder } from './profile.ts';
import { findProgram } from './program.ts';
import { createWindowRequests } from './services/desktop/window-requests.ts';
import { askInstance } from './services/instance/ask-instance.ts';
import type { InstanceLock } from './services/instance/instance-lock.ts';
import { acquireInstanceLock } from './services/instance/instance-lock.ts';
import { openFileRequest } from './services/policies/policy-place.ts';
import { openWindowServices } from './services/window-handlers.ts';
import { createFailureWatch } from './window/failure-watch.ts';
import { maximumWindowMessageLength } from './window/message-limits.ts';
import { reportFailure } from './window/report-failure.ts';
import { startWorker } from './worker/start-worker.ts';

// Only whoever starts the runtime by hand with this switch, as root must, goes without the sandbox.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const profile = profileFolder(process.env, process.platform, homedir());
// Chromium's own files; also what the lock between two starts hangs on.
app.setPath('userData', join(profile, 'electron'));

const options = readLaunchOptions(ownArguments(process.argv, app.isPackaged), process.cwd());
const asked = typeof options === 'string' ? { workspace: null, file: null } : options;
/** What a second start hands to the first. */
const handedOver = z.object({ workspace: z.string().nullable(), file: z.string().nullable() });
const closingPatience = 2000;

if (app.requestSingleInstanceLock({ workspace: asked.workspace, file: asked.file })) {
  const lock = acquireInstanceLock(profile);
  // Not awaited here: Electron becomes ready only after this module has been evaluated.
  void (lock === null ? openRunningBrowserHost() : run(lock));
} else {
  app.quit();
}

async function run(lock: InstanceLock): Promise<void> {
  const { version, rendererFolder, icon } = findProgram(import.meta.dirname);
  const debug = process.env['LATCHKEY_DEBUG'] !== undefined;
  const requests = createWindowRequests();
  let window: DesktopWindow | null = null;

  function openFile(path: string): void {
    requests.put(openFileRequest(path));
    window?.bringToFront();
  }
  if (asked.file !== null) openFile(asked.file);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFile(path);
  });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    window?.bringToFront();
    const { workspace, file } = handedOver.safeParse(data).data ?? { workspace: null, file: null };
    if (workspace !== null) requests.put({ kind: 'openFolder', folder: workspace });
    if (file !== null) openFile(file);
  });
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, (address) => void shell.openExternal(address));
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  const failures = createFailureWatch({
    version,
    host: 'electron',
    clock: () => new Date(),
    tell: (failure) => requests.put(failure),
  });
  failures.follow(process);
  const worker = startWorker({
    profile,
    report: reportFailure,
    onCrash: (error) => failures.failed(error, 'worker'),
  });
  const services = openWindowServices({
    host: 'electron',
    version,
    profile,
    clock: () => new Date(),
    desktop: {
      'desktop.nextRequest': (_input, { signal }) => requests.next(signal),
      'desktop.flushed'({ kept }) {
        requests.flushed(kept);
        return {};
      },
      'desktop.zoom'({ change }) {
        window?.zoom(change);
        return {};
      },
    },
    chooseFolder: async () => (window === null ? null : await window.chooseFolder()),
    workspaceFolder: asked.workspace,
    worker: worker.client,
    workerNotices: worker.notices,
  });
  app.once('will-quit', (event) => {
    event.preventDefault();
    void close();
  });

  async function close(): Promise<void> {
    await services.close();
    await worker.stop();
    lock.release();
    app.exit(0);
  }

  function showRecent(recent: readonly string[]): void {
    showMenu({
      platform: process.platform,
      recent,
      debug,
      run: (id) => requests.put({ kind: 'command', id }),
      openFolder: (folder) => requests.put({ kind: 'openFolder', folder }),
    });
  }
  const handlers = watchedHandlers(services.handlers, {
    onRecent: showRecent,
    onPolicy: (path) => app.addRecentDocument(path),
  });

  await app.whenReady();
  showRecent([]);
  protocol.handle(
    appScheme,
    async (request) => await answerAppRequest(request, rendererFolder, readFile, services.theme()),
  );
  await lock.describe({ host: 'electron' });
  window = openDesktopWindow({
    preload: join(import.meta.dirname, 'preload.cjs'),
    icon,
    debug,
    kept: keptWindowState(profile),
    onPage(port) {
      requests.forget();
      serve(windowContract, handlers, port, {
        report: reportFailure,
        maximumMessageLength: maximumWindowMessageLength,
      });
    },
    onShown: () => process.send?.(windowShown),
    flush: () => requests.flush(closingPatience),
  });
}

/** The program runs already in a browser window: that one opens anew. */
async function openRunningBrowserHost(): Promise<void> {
  await app.whenReady();
  const running = await askInstance(profile, 5000);
  if (running.host === 'browser') await shell.openExternal(running.codeAddress);
  app.quit();
}
