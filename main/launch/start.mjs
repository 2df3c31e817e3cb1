// `npm start`: installs and builds what is missing, then opens the program.
import { join } from 'node:path';
import { nodeProgram } from './installation.mjs';
import { checkout, prepare, runToEnd } from './prepare.mjs';

try {
  await prepare((line) => console.log(line));
  const launcher = join(checkout, 'dist', 'main', 'launch.js');
  process.exitCode = await runToEnd(nodeProgram(checkout), [launcher, ...process.argv.slice(2)], checkout);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
