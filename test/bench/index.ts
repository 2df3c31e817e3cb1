import { benchCountsAfterEdit } from './counts-after-edit.ts';
import { benchDesktopReady } from './desktop-ready.ts';
import { benchKeystrokes } from './editor-keystroke.ts';
import { benchReady } from './editor-ready.ts';

/** The parts of the benchmark: each prints its figures. A word of the command line takes those that begin with it. */
const parts: Readonly<Record<string, (say: (line: string) => void) => void | Promise<void>>> = {
  'counts-after-edit': benchCountsAfterEdit,
  'editor-ready': benchReady,
  'editor-keystroke': benchKeystrokes,
  'desktop-ready': benchDesktopReady,
};

const wanted = process.argv[2] ?? '';
const chosen = Object.entries(parts).filter(([name]) => name.startsWith(wanted));
if (chosen.length === 0) {
  console.error(`The benchmark has no part "${wanted}": choose one of ${Object.keys(parts).join(', ')}.`);
  process.exitCode = 2;
}
for (const [, bench] of chosen) {
  await bench((line) => console.log(line));
  console.log('');
}
