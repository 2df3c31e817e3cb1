import { describe, expect, it } from 'vitest';
import { startChild } from './child.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { context, openReady, serviceOver } from './profile.ts';
import { sample, textOf } from './texts.ts';

describe('the text on screen', () => {
  it('survives kill -9 once it is answered as kept, lone surrogates and all', async () => {
    const profile = temporaryFolder();
    for (let step = 1; step <= 5; step += 1) {
      const child = startChild('keep-draft.child.ts', [profile, String(step)]);
      await child.printed('answered');
      await child.kill();
      const workspace = await openReady(profile);
      const opened = await serviceOver(profile, workspace).handlers['policies.open'](
        { name: sample.name },
        context,
      );
      expect(opened.text === `${textOf(step)}\uD800`).toBe(true);
      expect(opened).toMatchObject({ draft: true, problem: null });
      workspace.close();
    }
  });
});
