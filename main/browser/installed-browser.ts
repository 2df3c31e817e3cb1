import { delimiter, posix, win32 } from 'node:path';
import type { Environment } from '../profile.ts';

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/** Every place where a Chromium, a Chrome or an Edge may be, the preferred first. */
export function browserPlaces(platform: NodeJS.Platform, environment: Environment): readonly string[] {
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => environment[name]);
    return folders.flatMap((folder) =>
      folder === undefined ? [] : windowsPrograms.map((parts) => win32.join(folder, ...parts)),
    );
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', posix.join(environment['HOME'] ?? '/', 'Applications')];
    return folders.flatMap((folder) => macPrograms.map((program) => posix.join(folder, program)));
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  return linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

/** What a browser is started with so that it shows one address as a window of its own, apart from the person's browser. */
export function browserArguments(address: string, dataFolder: string, root: boolean): readonly string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${dataFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--window-size=1440,900',
    // A browser refuses its sandbox to root, and as root there is often no graphics card either.
    ...(root ? ['--no-sandbox', '--disable-gpu'] : []),
  ];
}
