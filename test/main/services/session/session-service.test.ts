import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSessionService } from '../../../../main/services/session/session-service.ts';
import { sessionContract } from '../../../../shared/contract/session.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { clockAt, context, openForRecovery, openReady } from '../../../fault/profile.ts';

const about = { host: 'browser', version: '1.2.3', folderDialog: false } as const;
const document = { folder: 'somewhere', name: 'a.policy.json' };

describe('a session', () => {
  it('tells of notices, and has nothing to recover where the database is in order', async () => {
    const workspace = await openReady(temporaryFolder());
    let restarts = 0;
    const restart = (): void => void (restarts += 1);
    const session = createSessionService({ ...about, workspace, notices: () => ['rebuilt'], restart });
    expect(await session['session.start']({}, context)).toEqual({
      ...about,
      recovery: null,
      notices: ['rebuilt'],
    });
    const startEmpty = async (): Promise<unknown> => await session['session.startEmpty']({}, context);
    await expect(startEmpty()).rejects.toMatchObject({ code: 'conflict' });
    expect(restarts).toBe(0);
  });

  it('over a damaged database offers backups, exports, restores and starts anew', async () => {
    const profile = temporaryFolder();
    const first = await openReady(profile, { clock: clockAt('2026-11-22T12:00:00Z') });
    first.revisions.keepDraft(document, 'kept', null);
    first.close();
    (await openReady(profile)).close();
    writeFileSync(join(profile, 'workspace.db'), 'no database'.repeat(1000));
    const workspace = await openForRecovery(profile);
    let restarts = 0;
    const restart = (): void => void (restarts += 1);
    const session = createSessionService({ ...about, workspace, notices: () => [], restart });
    const start = sessionContract['session.start'].output.parse(await session['session.start']({}, context));
    expect(start.recovery).toMatchObject({ reason: 'damaged' });
    const exported = await session['session.exportReadable']({}, context);
    expect(exported.documents).toBe(0);
    expect(existsSync(join(exported.folder, 'contents.json'))).toBe(true);
    expect(restarts).toBe(0);
    await session['session.restoreBackup']({ name: start.recovery?.backups[0]?.name ?? '' }, context);
    expect(restarts).toBe(1);
    expect((await openReady(profile)).revisions.newestDraft(document)).toMatchObject({ text: 'kept' });
    expect(readdirSync(profile).filter((name) => name.includes('damaged'))).not.toEqual([]);
  });
});
