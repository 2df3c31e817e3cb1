// The desktop program's entry and composition root.
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, protocol, shell } from 'electron';
import { windowContract } from '../shared/contract/contract.ts';
import { serve } from '../shared/rpc/server.ts';
import { appScheme } from './electron/app-address.ts';
import { answerAppRequest } from './electron/app-protocol.ts';
import type { DesktopWindow } from './electron/desktop-window.ts';
import { openDesktopWindow } from './electron/desktop-window.ts';
import { setMenu } from './electron/menu.ts';
import { windowShown } from './launch/desktop-window.ts';
import { readLaunchOptions } from './launch/launch-options.ts';
import { profileFolder } from './profile.ts';
import { findProgram } from './program.ts';
import { askInstance } from './services/instance/ask-instance.ts';
import type { InstanceLock } from './services/instance/instance-lock.ts';
import { acquireInstanceLock } from './services/instance/instance-lock.ts';
import { openWindowServices } from './services/window-handlers.ts';
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

if (app.requestSingleInstanceLock()) {
  const lock = acquireInstanceLock(profile);
  // Not awaited here: Electron becomes ready only after this module has been evaluated.
  void (lock === null ? openRunningBrowserHost() : run(lock));
} else {
  app.quit();
}

async function run(lock: InstanceLock): Promise<void> {
  const { version, rendererFolder } = findProgram(import.meta.dirname);
  const options = readLaunchOptions(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
  let window: DesktopWindow | null = null;
  app.on('second-instance', () => window?.bringToFront());
  app.on('window-all-closed', () => {
    app.quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  const worker = startWorker({ profile, report: reportFailure });
  const services = openWindowServices({
    host: 'electron',
    version,
    profile,
    clock: () => new Date(),
    chooseFolder: async () => (window === null ? null : await window.chooseFolder()),
    workspaceFolder: typeof options === 'string' ? null : options.workspace,
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

  await app.whenReady();
  setMenu(process.platform);
  protocol.handle(appScheme, async (request) => await answerAppRequest(request, rendererFolder, readFile));
  await lock.describe({ host: 'electron' });
  window = openDesktopWindow({
    preload: join(import.meta.dirname, 'preload.cjs'),
    debug: process.env['LATCHKEY_DEBUG'] !== undefined,
    onPage(port) {
      serve(windowContract, services.handlers, port, {
        report: reportFailure,
        maximumMessageLength: maximumWindowMessageLength,
      });
    },
    onShown: () => process.send?.(windowShown),
  });
}

/** The program runs already in a browser window: that one opens anew. */
async function openRunningBrowserHost(): Promise<void> {
  await app.whenReady();
  const running = await askInstance(profile, 5000);
  if (running.host === 'browser') await shell.openExternal(running.codeAddress);
  app.quit();
}
