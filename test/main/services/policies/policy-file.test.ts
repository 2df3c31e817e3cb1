import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../main/services/policies/policy-file.ts';
import { sample } from '../../../fault/texts.ts';
import { start } from './started-service.ts';

const name = sample.name;

describe('a policy file', () => {
  it('is read with its byte-order mark and the SHA-256 of its bytes', async () => {
    const { folder, call } = await start();
    const bytes = Buffer.from('\uFEFF{"é": 1e400}\r\n');
    writeFileSync(join(folder, name), bytes);
    expect(await call('policies.open', { name })).toEqual({
      name,
      text: '\uFEFF{"é": 1e400}\r\n',
      baseHash: sha256(bytes),
      draft: false,
      problem: null,
    });
  });

  it('that is not UTF-8 is refused with its name and a remedy, and never written over', async () => {
    const { folder, call } = await start();
    const latin = Buffer.from([0x7b, 0xe9, 0x7d]);
    writeFileSync(join(folder, name), latin);
    await expect(call('policies.open', { name })).rejects.toThrow(/not UTF-8 text: save it as UTF-8/);
    await expect(call('policies.save', { name, text: 'x', baseHash: sha256(latin) })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(readFileSync(join(folder, name)).equals(latin)).toBe(true);
  });

  it('that is too long is refused with its name and a remedy', async () => {
    const { folder, call } = await start();
    writeFileSync(join(folder, name), Buffer.alloc(8_000_001, 0x20));
    await expect(call('policies.open', { name })).rejects.toThrow(/8,000,000 characters: split the policy/);
  });

  it('is created once, under a name that every system can keep', async () => {
    const { folder, call } = await start();
    const created = await call('policies.create', { name: 'new.policy.json', text: '{}' });
    expect(created).toMatchObject({ text: '{}', baseHash: sha256(Buffer.from('{}')), draft: false });
    await expect(call('policies.create', { name: 'new.policy.json', text: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    for (const bad of ['a:b', 'what?', 'con', '.hidden', 'line\nbreak']) {
      await expect(call('policies.create', { name: `${bad}.policy.json`, text: 'x' })).rejects.toMatchObject({
        code: 'bad_request',
      });
    }
    expect(readdirSync(folder).sort()).toEqual(['new.policy.json', name]);
    expect(readFileSync(join(folder, 'new.policy.json'), 'utf8')).toBe('{}');
  });

  it('is saved as it stands, and the save goes into the history', async () => {
    const { folder, workspace, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    await call('policies.keepDraft', { name, text: 'unsaved', baseHash, sequence: 1 });
    const saved = await call('policies.save', { name, text: 'saved é\r\n', baseHash });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('saved é\r\n');
    expect(saved.baseHash).toBe(sha256(readFileSync(join(folder, name))));
    expect(await call('policies.open', { name })).toMatchObject({
      text: 'saved é\r\n',
      draft: false,
      problem: null,
    });
    expect(workspace.revisions.newestGood({ folder, name })).toMatchObject({
      kind: 'save',
      text: 'saved é\r\n',
    });
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('that was changed by another program is not written over', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    writeFileSync(join(folder, name), 'of a colleague');
    await expect(call('policies.save', { name, text: 'mine', baseHash })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('of a colleague');
    expect(await call('policies.open', { name })).toMatchObject({ text: 'mine', draft: true, baseHash });
    rmSync(join(folder, name));
    await expect(call('policies.save', { name, text: 'mine', baseHash })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('saved twice from one text is a conflict the second time, at the same moment too', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    const outcomes = await Promise.allSettled(
      ['one', 'two'].map(async (text) => await call('policies.save', { name, text, baseHash })),
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('one');
    expect(await call('policies.open', { name })).toMatchObject({ text: 'two', draft: true });
  });

  it('takes no half of a character, and the unsaved text keeps it', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    const text = 'half \uD800 of one';
    await call('policies.keepDraft', { name, text, baseHash, sequence: 1 });
    await expect(call('policies.save', { name, text, baseHash })).rejects.toThrow(`"${name}" was not saved`);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(sample.text);
    expect((await call('policies.open', { name })).text).toBe(text);
  });

  it('that is marked read-only is not replaced, and the text is kept', async () => {
    const { folder, call } = await start();
    const { baseHash } = await call('policies.open', { name });
    chmodSync(join(folder, name), 0o444);
    await expect(call('policies.save', { name, text: 'x', baseHash })).rejects.toThrow(
      /is read-only: allow writing/,
    );
    expect(readFileSync(join(folder, name), 'utf8')).toBe(sample.text);
    expect(await call('policies.open', { name })).toMatchObject({ text: 'x', draft: true });
    chmodSync(join(folder, name), 0o644);
    await call('policies.save', { name, text: 'x', baseHash });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('x');
  });
});
