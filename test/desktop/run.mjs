// `npm run test:desktop`: plain JavaScript that runs on Node 20 without any package. It installs and builds what is
// missing and hands over to the desktop tests, which end with the line "N passed, N failed".
import { join } from 'node:path';
import { nodeProgram } from '../../main/launch/installation.mjs';
import { checkout, prepare, runToEnd } from '../../main/launch/prepare.mjs';

try {
  await prepare((line) => console.log(line));
  const tests = join(checkout, 'test', 'desktop', 'desktop-tests.ts');
  process.exitCode = await runToEnd(nodeProgram(checkout), [tests, ...process.argv.slice(2)], checkout);
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
