import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startChild } from './child.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { context, openReady, serviceOver } from './profile.ts';
import { sample } from './texts.ts';

describe('a full disk', () => {
  it('case 11: while typing, is named with the policy; the text kept before stays, and room makes it work again', async () => {
    const profile = temporaryFolder();
    const workspace = await openReady(profile);
    const { handlers } = serviceOver(profile, workspace);
    const name = sample.name;
    const { baseHash } = await handlers['policies.open']({ name }, context);
    await handlers['policies.keepDraft']({ name, text: 'the text before', baseHash, sequence: 1 }, context);
    const pages = workspace.database.pragma('page_count', { simple: true });
    workspace.database.pragma(`max_page_count = ${String(pages)}`);

    const long = { name, text: 'long '.repeat(100_000), baseHash, sequence: 2 };
    const keepLong = async (): Promise<unknown> => await handlers['policies.keepDraft'](long, context);
    await expect(keepLong()).rejects.toMatchObject({ code: 'storage' });
    await expect(keepLong()).rejects.toThrow(name);
    await expect(keepLong()).rejects.toThrow('free some space');
    expect(await handlers['policies.open']({ name }, context)).toMatchObject({
      text: 'the text before',
      draft: true,
    });

    workspace.database.pragma('max_page_count = 4294967294');
    await keepLong();
    expect(await handlers['policies.open']({ name }, context)).toMatchObject({
      text: long.text,
      draft: true,
    });
  });

  // prlimit, which sets a limit for one process, comes with Linux.
  it.skipIf(process.platform !== 'linux')(
    'case 11: on save, leaves the file whole, keeps the text, names the policy, and room makes it work again',
    async () => {
      const profile = temporaryFolder();
      (await openReady(profile)).close();
      const child = startChild('save-without-room.child.ts', [profile], { fileSizeLimit: 2_500_000 });
      const failure = await child.printed('failed');
      expect(failure).toContain('storage');
      expect(failure).toContain(sample.name);
      expect(failure).toContain('free some space');
      const folder = join(profile, 'workspace');
      expect(readFileSync(join(folder, sample.name), 'utf8')).toBe(sample.text);
      expect(readdirSync(folder)).toEqual([sample.name]);
      expect(await child.printed('draft')).toBe('draft true');

      execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited:']);
      await child.printed('saved');
      expect(readFileSync(join(folder, sample.name), 'utf8')).toBe('鍵'.repeat(1_000_000));
      await child.kill();
    },
  );
});
