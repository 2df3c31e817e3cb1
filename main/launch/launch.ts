import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { RpcError } from '../../shared/rpc/rpc-error.ts';
import { runBrowserHost } from '../browser/browser-host.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { profileFolder } from '../profile.ts';
import { askInstance } from '../services/instance/ask-instance.ts';
import { acquireInstanceLock } from '../services/instance/instance-lock.ts';
import { existingFolder } from '../services/policies/workspace-folder.ts';
import { startDesktopWindow } from './desktop-window.ts';
import { downloadElectron, findElectron } from './electron-runtime.ts';
import type { ElectronRuntime } from './electron-runtime.ts';
import { launchHelp } from './help-text.ts';
import { chooseHost, hasDisplay } from './host-choice.ts';
import type { LaunchOptions } from './launch-options.ts';
import { asksForHelp, readLaunchOptions } from './launch-options.ts';
import type { WindowOpened } from './running-browser-host.ts';
import { linesOfSecondStart } from './running-browser-host.ts';

const windowPatience = 5000;

/** Opens the program in the best host that this machine has, or brings the running one to the front. */
async function launch(): Promise<number> {
  const asked = process.env['npm_lifecycle_event'] === 'start' ? process.env['INIT_CWD'] : undefined;
  const argv = process.argv.slice(2);
  if (asksForHelp(argv)) {
    process.stdout.write(launchHelp);
    return 0;
  }
  const options = readLaunchOptions(argv, asked ?? process.cwd());
  const problem = typeof options === 'string' ? options : folderProblem(options.workspace);
  if (typeof options === 'string' || problem !== null) {
    console.error(problem);
    return 2;
  }
  const profile = profileFolder(process.env, process.platform, homedir());
  const display = hasDisplay(process.platform, process.env);
  const electron = findElectron(process.platform, process.env);
  const lock = acquireInstanceLock(profile);
  if (lock === null) return await bringToFront(profile, options, display, electron);

  const choice = chooseHost({
    root: process.getuid?.() === 0,
    display,
    open: options.open,
    electron: electron?.there === true ? 'there' : 'missing',
  });
  if (choice.host === 'browser') {
    if (choice.line !== null) console.log(choice.line);
    return await runBrowserHost({ profile, lock, options, open: choice.open, print });
  }
  const program = await desktopProgram(electron);
  if (program !== null) {
    lock.release();
    const start = await startDesktopWindow(program, desktopArguments(options), windowPatience);
    if (start.state === 'there') return await start.ended;
    console.log(start.line);
  }
  const again = program === null ? lock : acquireInstanceLock(profile);
  if (again === null) return await bringToFront(profile, options, display, null);
  return await runBrowserHost({ profile, lock: again, options, open: true, print });
}

async function bringToFront(
  profile: string,
  options: LaunchOptions,
  display: boolean,
  electron: ElectronRuntime | null,
): Promise<number> {
  const running = await askInstance(profile, windowPatience, options.workspace);
  if (running.host === 'silent') {
    console.error(`Another Latchkey uses ${profile} but does not answer: end it, then start again.`);
    return 1;
  }
  if (running.host === 'electron') {
    console.log('Latchkey is running: its window comes to the front.');
    if (options.port !== null) print(`It has no port, so --port ${options.port} is ignored.`);
    if (!options.open) print('It has no address, so --no-open is ignored.');
    if (electron?.there !== true) {
      if (options.workspace !== null) print(`Open ${options.workspace} in it yourself.`);
      return 0;
    }
    const start = await startDesktopWindow(electron.program, desktopArguments(options), windowPatience);
    return start.state === 'there' ? await start.ended : 0;
  }
  const window = await openAnew(running.codeAddress, profile, options.open, display);
  for (const line of linesOfSecondStart(options, running, window)) print(line);
  return 0;
}

async function openAnew(
  address: string,
  profile: string,
  open: boolean,
  display: boolean,
): Promise<WindowOpened> {
  if (!open) return 'notAsked';
  if (!display) return 'noDisplay';
  return (await openBrowser(address, profile)) ? 'opened' : 'noBrowser';
}

/** Why a folder can't be the workspace; null where it can, or none is asked for. */
function folderProblem(folder: string | null): string | null {
  try {
    if (folder !== null) existingFolder(folder);
    return null;
  } catch (thrown) {
    if (thrown instanceof RpcError) return thrown.message;
    throw thrown;
  }
}

/** The desktop program, downloaded if need be; null, and a line, where it can't be had. */
async function desktopProgram(electron: ElectronRuntime | null): Promise<string | null> {
  if (electron === null) return null;
  if (electron.there) return electron.program;
  console.log('Downloading the desktop window (Electron, about 120 MB, once) …');
  try {
    await downloadElectron(electron.folder, showProgress);
    return electron.program;
  } catch {
    console.log('The desktop window could not be downloaded: it opens in a browser instead.');
    return null;
  } finally {
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
  }
}

function showProgress(transferred: number, total: number | null): void {
  if (!process.stdout.isTTY) return;
  const megabytes = Math.round(transferred / 1_000_000);
  const of = total === null ? '' : ` of ${Math.round(total / 1_000_000)}`;
  process.stdout.write(`\r\u001b[K${megabytes}${of} MB`);
}

function desktopArguments({ workspace, file }: LaunchOptions): readonly string[] {
  return [
    checkoutFolder(),
    ...(workspace === null ? [] : [`--workspace=${workspace}`]),
    ...(file === null ? [] : [file]),
  ];
}

function checkoutFolder(): string {
  return fileURLToPath(new URL('../..', import.meta.url));
}

function print(line: string): void {
  console.log(line);
}

process.exitCode = await launch();
