import { expect, it } from 'vitest';
import { createWatchService } from '../../../../main/services/watches/watch-service.ts';
import { openWorkspaceDatabase } from '../../../../main/storage/workspace-database.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';

const context = { signal: new AbortController().signal, progress: () => {} };
const lion = { kind: 'entity', id: 'lion' } as const;

async function settingsOf(profile: string) {
  const opened = await openWorkspaceDatabase({ folder: profile, clock: () => new Date(0) });
  if (opened.state !== 'ready') throw new Error('the database is not ready');
  return opened;
}

it('keeps watches by folder and policy, also for the next start', async () => {
  const profile = temporaryFolder();
  const first = await settingsOf(profile);
  let folder = '/one';
  const service = createWatchService({ folder: () => folder, settings: first.settings });
  await service['watches.write']({ policy: 'a.policy.json', watches: [lion] }, context);
  folder = '/two';
  expect(await service['watches.read']({ policy: 'a.policy.json' }, context)).toEqual({ watches: [] });
  first.close();
  const second = await settingsOf(profile);
  const again = createWatchService({ folder: () => '/one', settings: second.settings });
  expect(await again['watches.read']({ policy: 'a.policy.json' }, context)).toEqual({ watches: [lion] });
  expect(await again['watches.read']({ policy: 'b.policy.json' }, context)).toEqual({ watches: [] });
  second.close();
});

it('begins anew where what is kept can not be understood', async () => {
  const opened = await settingsOf(temporaryFolder());
  opened.settings.write('watches ["/one","a.policy.json"]', { watches: 'all' });
  const service = createWatchService({ folder: () => '/one', settings: opened.settings });
  expect(await service['watches.read']({ policy: 'a.policy.json' }, context)).toEqual({ watches: [] });
  opened.close();
});
