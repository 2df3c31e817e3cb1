import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const entries = {
  index: 'main/index.ts',
  launch: 'main/launch/launch.ts',
  cli: 'main/cli/index.ts',
  worker: 'main/worker/worker.ts',
};

const outDir = resolve(import.meta.dirname, process.env['LATCHKEY_BUILD_FOLDER'] ?? 'dist', 'main');
// CommonJS with native parts or a `__filename` of its own stays in node_modules; the rest is one load less at the start.
const external = ['electron', 'better-sqlite3', 'write-file-atomic', 'ws'];

/** What runs in Node: dist/main, each program one entry, and the preload script as one CommonJS file. */
export default defineConfig({
  publicDir: false,
  cacheDir: resolve(import.meta.dirname, 'node_modules/.cache/vite-main'),
  environments: {
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external },
      build: {
        outDir,
        emptyOutDir: true,
        target: 'node20.18',
        sourcemap: false,
        minify: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: Object.fromEntries(
            Object.entries(entries).map(([name, path]) => [name, resolve(import.meta.dirname, path)]),
          ),
          external,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir,
        emptyOutDir: false,
        target: 'chrome130',
        sourcemap: false,
        minify: true,
        reportCompressedSize: false,
        rolldownOptions: {
          input: { preload: resolve(import.meta.dirname, 'main/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
