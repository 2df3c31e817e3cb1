import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ApplicationContext } from '../../../renderer/application-context.ts';
import type { WindowServices } from '../../../renderer/application-context.ts';
import { shellMessages } from '../../../renderer/shell/messages.ts';
import { RecoveryScreen } from '../../../renderer/shell/recovery-screen.tsx';

const backup = { name: 'workspace-1.db', takenAt: '2026-01-01T00:00:00.000Z', bytes: 4096 };

function screen(reason: 'damaged' | 'lost' | 'fromFuture' | 'unusable', backups = [backup]): string {
  const recovery = { reason, message: 'what happened', backups: reason === 'unusable' ? [] : backups };
  const part = createElement(RecoveryScreen, { recovery });
  // The screen asks main for nothing before a button is pressed.
  return renderToStaticMarkup(createElement(ApplicationContext, { value: {} as WindowServices }, part));
}

it.each(['damaged', 'lost', 'fromFuture'] as const)(
  'where the database is %s, offers each backup, the readable texts and an empty start',
  (reason) => {
    const shown = screen(reason);
    for (const offer of [shellMessages.restore, shellMessages.export, shellMessages.startEmpty]) {
      expect(shown).toContain(`${offer}</button>`);
    }
    expect(screen(reason, [])).toContain(shellMessages.noBackups);
  },
);

it('where the database may be sound but can not be opened, offers nothing that would put it aside', () => {
  const shown = screen('unusable');
  expect(shown).toContain(`${shellMessages.export}</button>`);
  expect(shown).not.toContain(shellMessages.restore);
  expect(shown).not.toContain(shellMessages.startEmpty);
});
