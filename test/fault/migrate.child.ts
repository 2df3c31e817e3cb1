import { writeSync } from 'node:fs';
import { openWorkspaceDatabase } from '../../main/storage/workspace-database.ts';
import { withLaterVersion } from './migrations.ts';

// Migrates slowly enough to be killed on the way; "suicide" ends it at the first row, right behind the backup.
const [folder = '', how = 'slowly'] = process.argv.slice(2);
const migrations = withLaterVersion((row) => {
  if (how === 'suicide') process.kill(process.pid, 'SIGKILL');
  if (row === 0) writeSync(1, 'migrating\n');
  const until = performance.now() + 0.25;
  while (performance.now() < until);
});
const workspace = await openWorkspaceDatabase({ folder, clock: () => new Date(), migrations });
if (workspace.state !== 'ready') throw new Error(workspace.message);
process.stdout.write('migrated\n');
workspace.close();
