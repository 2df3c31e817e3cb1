import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runBrowserHost } from '../browser/browser-host.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { profileFolder } from '../profile.ts';
import { askInstance } from '../services/instance/ask-instance.ts';
import { acquireInstanceLock } from '../services/instance/instance-lock.ts';
import { startDesktopWindow } from './desktop-window.ts';
import { downloadElectron, findElectron } from './electron-runtime.ts';
import type { ElectronRuntime } from './electron-runtime.ts';
import { chooseHost, hasDisplay } from './host-choice.ts';
import type { LaunchOptions } from './launch-options.ts';
import { readLaunchOptions } from './launch-options.ts';

const windowPatience = 5000;

/** Opens the program in the best host that this machine has, or brings the running one to the front. */
async function launch(): Promise<number> {
  const asked = process.env['npm_lifecycle_event'] === 'start' ? process.env['INIT_CWD'] : undefined;
  const options = readLaunchOptions(process.argv.slice(2), asked ?? process.cwd());
  if (typeof options === 'string') {
    console.error(options);
    return 2;
  }
  const profile = profileFolder(process.env, process.platform, homedir());
  const display = hasDisplay(process.platform, process.env);
  const electron = findElectron(process.platform, process.env);
  const lock = acquireInstanceLock(profile);
  if (lock === null) return await bringToFront(profile, options, options.open && display, electron);

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
  if (again === null) return await bringToFront(profile, options, true, null);
  return await runBrowserHost({ profile, lock: again, options, open: true, print });
}

async function bringToFront(
  profile: string,
  options: LaunchOptions,
  open: boolean,
  electron: ElectronRuntime | null,
): Promise<number> {
  const running = await askInstance(profile, windowPatience);
  if (running.host === 'silent') {
    console.error(`Another Latchkey uses ${profile} but does not answer: end it, then start again.`);
    return 1;
  }
  if (running.host === 'electron') {
    console.log('Latchkey is running: its window comes to the front.');
    if (electron?.there !== true) return 0;
    const start = await startDesktopWindow(electron.program, desktopArguments(options), windowPatience);
    return start.state === 'there' ? await start.ended : 0;
  }
  console.log('Latchkey is running: its window opens anew, here or at this address:');
  console.log(running.address);
  if (options.file !== null) console.log(`Open the folder of ${options.file} there: it was not opened.`);
  if (open) await openBrowser(running.codeAddress, profile);
  return 0;
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
