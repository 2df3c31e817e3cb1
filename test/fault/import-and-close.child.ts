// Imports a set of about 30 MB and lets it go again, four times over; prints what is in memory before and after each.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { importChunkBytes } from '../../shared/contract/entities.ts';
import { connectToServices } from '../main/services/entities/connect-to-services.ts';

const [profile = '', ending = ''] = process.argv.slice(2);
const everything = '{"permissions":[{"effect":"ALLOW","actions":["*"],"resources":["*"]}]}';
const objects = 25_000;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Bytes that are in use once everything unused is gone. */
async function bytesInUse(): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) {
    collect();
    await nextTurn();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Entities of which no two have a value in common, so that all of them have to be kept. */
function entities(round: number): Buffer {
  const lines = Array.from({ length: objects }, (_, place) =>
    JSON.stringify({ _key: `${round}-${place}`, text: `${round} ${place} ${'x'.repeat(1100)}` }),
  );
  return Buffer.from(`${lines.join('\n')}\n`);
}

const { client, close, reports } = connectToServices(profile);

async function importAndClose(round: number): Promise<void> {
  const bytes = entities(round);
  const files = [{ name: 'many.ndjson', bytes: bytes.length }];
  const { importId } = await client.call('entities.importBegin', { files });
  for (let at = 0; at < bytes.length; at += importChunkBytes) {
    const part = bytes.subarray(at, at + importChunkBytes).toString('base64');
    await client.call('entities.importChunk', { importId, file: 0, bytes: part });
  }
  if (ending === 'cancel') {
    await client.call('entities.importCancel', { importId });
    return;
  }
  const { selected } = await client.call('entities.importFinish', { importId });
  const setId = selected[0] ?? '';
  const run = await client.call('simulation.run', { setId, policy: everything, answers: [] });
  if (run.entities.visible !== objects) throw new Error('the set is not the one imported');
  print(`held ${await bytesInUse()}`);
  await client.call('entities.remove', { id: setId });
  await client.call('simulation.run', { setId: 'sample', policy: everything, answers: [] });
}

await client.call('simulation.run', { setId: 'sample', policy: everything, answers: [] });
print(`left ${await bytesInUse()}`);
for (let round = 0; round < 4; round += 1) {
  await importAndClose(round);
  print(`left ${await bytesInUse()}`);
}
close();
if (reports.length > 0) throw new Error('a handler failed', { cause: reports[0] });
print('done');
