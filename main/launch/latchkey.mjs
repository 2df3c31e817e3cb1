// `npm run latchkey`: installs and builds what is missing without a word, then runs the command line.
import { join } from 'node:path';
import { nodeProgram } from './installation.mjs';
import { checkout, prepare, runToEnd } from './prepare.mjs';

// npm runs a script in the checkout; paths on the command line are meant from where the person stands.
const asked = process.env.npm_lifecycle_event === 'latchkey' ? process.env.INIT_CWD : undefined;

try {
  await prepare(() => {});
  const command = join(checkout, 'dist', 'main', 'cli.js');
  process.exitCode = await runToEnd(
    nodeProgram(checkout),
    [command, ...process.argv.slice(2)],
    asked ?? process.cwd(),
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
