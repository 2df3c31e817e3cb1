import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { windowHeaders } from '../../main/window/content-security-policy.ts';
import { windowFile } from '../../main/window/window-file.ts';

/** A page with nothing but Monaco and its JSON language, built and served as the window is. */
export interface BarePage {
  readonly address: string;
  /** Sets the text that the page shows from its next load on. */
  readonly show: (text: string) => void;
  readonly close: () => Promise<void>;
}

/** Builds the page by the configuration of the window into a folder of its own and serves it on the loopback address. */
export async function startBarePage(): Promise<BarePage> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bare-page-'));
  await build({
    configFile: resolve(import.meta.dirname, '../../vite.config.ts'),
    root: join(import.meta.dirname, 'bare-page'),
    build: { outDir: folder, emptyOutDir: true },
    logLevel: 'error',
  });
  let text = '';
  // Neither compressed nor kept by the browser, as the window's own files.
  const headers = { 'Cache-Control': windowHeaders['Cache-Control'] };
  const server = createServer((request, response) => {
    void (async () => {
      const path = request.url ?? '/';
      const file = windowFile(folder, path);
      const body =
        path === '/text' ? text : file === null ? null : await readFile(file.path).catch(() => null);
      response.writeHead(body === null ? 404 : 200, {
        ...headers,
        'Content-Type': file?.contentType ?? 'text/plain; charset=utf-8',
      });
      response.end(body ?? '');
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening = server.address();
  const port = typeof listening === 'object' ? listening?.port : undefined;
  return {
    address: `http://127.0.0.1:${port}/`,
    show(shown) {
      text = shown;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
