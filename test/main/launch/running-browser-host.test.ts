import { expect, it } from 'vitest';
import { linesOfSecondStart } from '../../../main/launch/running-browser-host.ts';

const address = 'http://127.0.0.1:4100/?token=t';
const nothingAsked = { open: true, port: null, workspace: null, file: null };

it('tells of a window only where one opens, else gives the address and why', () => {
  expect(linesOfSecondStart(nothingAsked, { address }, 'opened')).toEqual([
    `Latchkey is running: its window opens anew, here or at ${address}`,
  ]);
  expect(linesOfSecondStart({ ...nothingAsked, open: false }, { address }, 'notAsked')).toEqual([
    `Latchkey is running at ${address}`,
  ]);
  expect(linesOfSecondStart(nothingAsked, { address }, 'noBrowser')).toEqual([
    `Latchkey is running at ${address}`,
    'No Chromium, Chrome or Edge was found: open the address yourself.',
  ]);
});

it('says what comes of each option', () => {
  const options = { open: true, port: 4177, workspace: '/srv/keys', file: null };
  expect(linesOfSecondStart(options, { address }, 'opened').slice(1)).toEqual([
    'It shows /srv/keys',
    'It stays on port 4100, so --port 4177 is ignored: end it first to use another port.',
  ]);
  expect(linesOfSecondStart(options, { address }, 'noBrowser')[2]).toBe(
    'The window that opens next shows /srv/keys',
  );
  expect(linesOfSecondStart({ ...nothingAsked, file: '/srv/a.policy.json' }, { address }, 'opened')[1]).toBe(
    'It runs already, so /srv/a.policy.json was not opened: choose it in that window.',
  );
  expect(linesOfSecondStart({ ...nothingAsked, port: 4100 }, { address }, 'opened')).toHaveLength(1);
});
