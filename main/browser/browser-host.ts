import { randomBytes } from 'node:crypto';
import { windowContract } from '../../shared/contract/contract.ts';
import { serve } from '../../shared/rpc/server.ts';
import type { LaunchOptions } from '../launch/launch-options.ts';
import { findProgram } from '../program.ts';
import type { InstanceLock } from '../services/instance/instance-lock.ts';
import { openWindowServices } from '../services/window-handlers.ts';
import { createWindowRequests } from '../services/desktop/window-requests.ts';
import { openFileRequest } from '../services/policies/policy-place.ts';
import { createFailureWatch } from '../window/failure-watch.ts';
import { maximumWindowMessageLength } from '../window/message-limits.ts';
import { reportFailure } from '../window/report-failure.ts';
import { startWorker } from '../worker/start-worker.ts';
import { browserDesktop } from './browser-desktop.ts';
import { openBrowser } from './open-browser.ts';
import { createWindowLifetime } from './window-lifetime.ts';
import type { WindowServer } from './window-server.ts';
import { startWindowServer } from './window-server.ts';

/** What the browser host needs. */
export interface BrowserHostOptions {
  readonly profile: string;
  /** Held by this process; released at the end. */
  readonly lock: InstanceLock;
  readonly options: LaunchOptions;
  /** Whether a window is opened; else the address is printed and served until the process is told to end. */
  readonly open: boolean;
  /** Shows a line in the terminal. */
  readonly print: (line: string) => void;
}

// A reload is back within a second; a window that is gone for this long was closed.
const reloadGrace = 4000;
const windowPatience = 15_000;

/** Runs the app for a browser window on the loopback address until it is told to end; gives the exit code. */
export async function runBrowserHost(hostOptions: BrowserHostOptions): Promise<number> {
  const { profile, lock, options, open, print } = hostOptions;
  const instanceSecret = randomBytes(32).toString('base64url');
  const ended = Promise.withResolvers<void>();
  const lifetime = createWindowLifetime(reloadGrace, ended.resolve);
  const { version, rendererFolder } = findProgram(import.meta.dirname);
  let windows = 0;

  const server = await startServer(options.port, {
    rendererFolder,
    instanceSecret,
    theme: () => services.theme(),
    onFolder(folder) {
      services.openFolder(folder).catch(reportFailure);
    },
    onWindow(port, admission) {
      windows += 1;
      if (open && admission === 'code') lifetime.follow(port);
      serve(windowContract, services.handlers, port, {
        report: reportFailure,
        maximumMessageLength: maximumWindowMessageLength,
      });
    },
  });
  if (server === null) {
    const asked = options.port ?? 0;
    print(
      `Port ${asked} can't be used: another program has it, or it needs more rights. Choose another with --port.`,
    );
    lock.release();
    return 2;
  }
  const requests = createWindowRequests();
  if (options.file !== null) requests.put(openFileRequest(options.file));
  const failures = createFailureWatch({
    version,
    host: 'browser',
    clock: () => new Date(),
    tell(failure) {
      print(failure.sentence);
      requests.put(failure);
    },
  });
  const stopFollowing = failures.follow(process);
  const worker = startWorker({
    profile,
    report: reportFailure,
    onCrash: (error) => failures.failed(error, 'worker'),
  });
  const services = openWindowServices({
    host: 'browser',
    version,
    profile,
    clock: () => new Date(),
    desktop: browserDesktop(requests),
    chooseFolder: null,
    workspaceFolder: options.workspace,
    worker: worker.client,
    workerNotices: worker.notices,
  });
  await lock.describe({ host: 'browser', port: server.port, secret: instanceSecret });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ended.resolve());
  // Whoever started this process has gone, and with it the terminal that could end it.
  process.once('disconnect', ended.resolve);

  print(`Latchkey runs at ${server.address}`);
  const opened = open && (await openBrowser(server.newCodeAddress(), profile));
  if (open && !opened) print('No Chromium, Chrome or Edge was found: open the address yourself.');
  if (!opened) print('It serves until Ctrl-C.');
  const reminder = setTimeout(() => {
    if (opened && windows === 0) print('The browser has shown no window yet: open the address yourself.');
  }, windowPatience);

  await ended.promise;
  clearTimeout(reminder);
  lifetime.stop();
  process.off('disconnect', ended.resolve);
  await server.close();
  await services.close();
  await worker.stop();
  stopFollowing();
  lock.release();
  return 0;
}

async function startServer(
  port: number | null,
  options: Omit<Parameters<typeof startWindowServer>[0], 'port'>,
): Promise<WindowServer | null> {
  try {
    return await startWindowServer({ ...options, port: port ?? 0 });
  } catch {
    return null;
  }
}
