import type { LintConnection, LintResponse } from './lint-messages.ts';

/** Starts the web worker that checks texts; close the connection to end it. */
export function startLintWorker(): LintConnection {
  const worker = new Worker(new URL('./lint-worker.ts', import.meta.url), {
    type: 'module',
    name: 'policy check',
  });
  return {
    send: (request) => worker.postMessage(request, []),
    onResponse: (listener) =>
      worker.addEventListener('message', (event: MessageEvent<LintResponse>) => listener(event.data)),
    onFailure: (listener) => worker.addEventListener('error', () => listener()),
    close: () => worker.terminate(),
  };
}
