import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadElectron, findElectron } from '../../../main/launch/electron-runtime.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const packageFolder = join(import.meta.dirname, '../../../node_modules/electron');
let folder: string;
let server: Server | null;

beforeEach(() => {
  folder = temporaryFolder();
  server = null;
});

afterEach(() => {
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
});

/** Makes the package download from a server of the test, into a cache of the test. */
async function downloadFrom(listener: RequestListener): Promise<void> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
  vi.stubEnv('XDG_CACHE_HOME', folder);
  vi.stubEnv('electron_config_cache', folder);
}

describe('the desktop runtime', () => {
  it('is looked for in the folder that ELECTRON_OVERRIDE_DIST_PATH names', async () => {
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: folder };
    expect(findElectron('linux', environment)).toMatchObject({
      program: join(folder, 'electron'),
      there: false,
    });
    await writeFile(join(folder, 'electron'), '');
    expect(findElectron('linux', environment)?.there).toBe(true);
    const macProgram = join(folder, 'Electron.app/Contents/MacOS/Electron');
    await mkdir(dirname(macProgram), { recursive: true });
    await writeFile(macProgram, '');
    expect(findElectron('darwin', environment)).toMatchObject({ program: macProgram, there: true });
    expect(findElectron('win32', environment)).toMatchObject({
      program: join(folder, 'electron.exe'),
      there: false,
    });
  });

  it('gives up a refused download at once', async () => {
    let asked = 0;
    await downloadFrom((_request, response) => {
      asked += 1;
      response.writeHead(403).end();
    });
    await expect(downloadElectron(packageFolder, () => {})).rejects.toThrow('403');
    expect(asked).toBeGreaterThan(0);
  });

  it('gives up a download that says nothing', async () => {
    await downloadFrom(() => {});
    await expect(downloadElectron(packageFolder, () => {}, 100)).rejects.toThrow('silent');
  });

  it('reports progress, gives up a download that falls silent, and takes no file with another checksum', async () => {
    const seen: [number, number | null][] = [];
    await downloadFrom((_request, response) => {
      response.writeHead(200, { 'Content-Length': '3000' });
      response.write('x'.repeat(1000));
    });
    await expect(downloadElectron(packageFolder, (...progress) => seen.push(progress), 200)).rejects.toThrow(
      'silent',
    );
    expect(seen).toContainEqual([1000, 3000]);
    server?.closeAllConnections();
    server?.close();
    await downloadFrom((_request, response) => {
      response.end('no archive');
    });
    await expect(downloadElectron(packageFolder, () => {})).rejects.toThrow(/sha256|checksum/i);
  });
});
