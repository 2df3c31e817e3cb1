// Runs a program whose output nobody needs as long as it works.
import { spawn } from 'node:child_process';

/**
 * Runs a program with its output held back, which is shown only where it fails.
 * @param {string} folder
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {string} failure
 */
export function quietRun(folder, program, programArguments, failure) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      cwd: folder,
      // A shell that is set up for development must get neither a window built for it nor half of the packages.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: program.endsWith('.cmd'),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output = `${output}${text}`.slice(-20_000);
      });
    }
    child.once('error', (error) => reject(new Error(failure, { cause: error })));
    child.once('close', (code) => {
      if (code === 0) {
        resolve(undefined);
      } else {
        process.stderr.write(output);
        reject(new Error(failure));
      }
    });
  });
}
