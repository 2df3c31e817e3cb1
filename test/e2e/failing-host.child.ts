// The browser host with failures on demand: "throw", "reject", and "crash" for its worker.
import type { Worker } from 'node:worker_threads';
import { runBrowserHost } from '../../main/browser/browser-host.ts';
import { acquireInstanceLock } from '../../main/services/instance/instance-lock.ts';

const profile = process.env['LATCHKEY_PROFILE'] ?? '';
const lock = acquireInstanceLock(profile);
if (lock === null) throw new Error('the profile is in use');
let worker: Worker | null = null;
process.on('worker', (started) => {
  worker = started;
});

function fail(): never {
  throw new TypeError('planted, with "a name of the person" in it');
}

process.on('message', (wanted) => {
  if (wanted === 'throw') setImmediate(fail);
  if (wanted === 'reject') void Promise.reject(new TypeError('planted rejection'));
  if (wanted === 'crash') void worker?.terminate();
});

process.exitCode = await runBrowserHost({
  profile,
  lock,
  options: { port: null, open: false, workspace: null, file: null },
  open: false,
  print: (line) => process.stdout.write(`${line}\n`),
});
