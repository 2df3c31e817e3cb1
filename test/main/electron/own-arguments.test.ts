import { describe, expect, it } from 'vitest';
import { ownArguments } from '../../../main/electron/own-arguments.ts';

describe("a start's own arguments", () => {
  it('are told from the switches of Chromium and Node, wherever those stand', () => {
    const argv = [
      'electron',
      '--inspect=0',
      '--no-sandbox',
      '/checkout',
      '--workspace=/keys',
      '--enable-logging',
    ];
    expect(ownArguments(argv, false)).toEqual(['--workspace=/keys']);
  });

  it('begin with the first in a packaged program, which has no folder before them', () => {
    expect(ownArguments(['/opt/latchkey', '--no-sandbox', '/keys/ci.policy.json'], true)).toEqual([
      '/keys/ci.policy.json',
    ]);
  });

  it('name one file, by its path or by its address', () => {
    const file =
      process.platform === 'win32' ? 'file:///C:/keys/a%20b.policy.json' : 'file:///keys/a%20b.policy.json';
    const path = process.platform === 'win32' ? 'C:\\keys\\a b.policy.json' : '/keys/a b.policy.json';
    expect(ownArguments(['/opt/latchkey', file, '/keys/other.policy.json'], true)).toEqual([path]);
    expect(ownArguments(['/opt/latchkey', 'file://%'], true)).toEqual(['file://%']);
  });
});
