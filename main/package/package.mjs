// `npm run package`: plain JavaScript that runs on Node 20 without any package. It installs and builds what is missing
// and hands over to what packs the program.
import { join } from 'node:path';
import { nodeProgram } from '../launch/installation.mjs';
import { checkout, prepare, runToEnd } from '../launch/prepare.mjs';

try {
  await prepare((line) => console.log(line));
  const packer = join(checkout, 'main', 'package', 'package-program.ts');
  process.exitCode = await runToEnd(nodeProgram(checkout), [packer, ...process.argv.slice(2)], checkout);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
