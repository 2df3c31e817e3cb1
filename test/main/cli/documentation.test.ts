import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { samplePolicyName, samplePolicyText } from '../../../main/services/policies/sample-policy.ts';
import { folderWith, repository, runLatchkey } from './command-process.ts';

const page = readFileSync(join(repository, 'docs/cli.md'), 'utf8');
const prompt = '$ npm run -s latchkey -- ';

interface Example {
  readonly command: string;
  readonly output: string;
}

const files = [...page.matchAll(/<!-- file: (\S+) -->\n\n```\w+\n([^]*?)```\n/g)].map(
  ([, name = '', text = '']) => [name, text] as const,
);
const examples = [...page.matchAll(/```console\n([^]*?)\n```/g)].map(([, block = '']): Example => {
  const [first = '', ...output] = block.split('\n');
  return { command: first.slice(prompt.length), output: output.join('\n') };
});

function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** An ellipsis of the page stands for anything. */
function patternOf(output: string): RegExp {
  const literal = output.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[^]*')}$`);
}

it('finds the examples of every command on the page', () => {
  expect(new Set(examples.map(({ command }) => wordsOf(command)[0]))).toEqual(
    new Set(['lint', 'simulate', 'explain', 'decide']),
  );
});

it.each(examples)('does what the page shows: $command', async ({ command, output }) => {
  const folder = await folderWith({ ...Object.fromEntries(files), [samplePolicyName]: samplePolicyText });
  const result = await runLatchkey(folder, wordsOf(command));
  expect(`${result.output}${result.errors}`.trimEnd()).toMatch(patternOf(output));
});
