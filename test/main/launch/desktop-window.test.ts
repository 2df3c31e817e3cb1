import { describe, expect, it } from 'vitest';
import { startDesktopWindow } from '../../../main/launch/desktop-window.ts';

/** A desktop program of the test: plain JavaScript in a process of its own. */
function start(script: string, patience = 30_000) {
  return startDesktopWindow(process.execPath, ['-e', script], patience);
}

describe('the start of the desktop window', () => {
  it('is there when the program says that its window is, and hands its exit code on', async () => {
    const started = await start(`process.send('window shown', () => process.exit(3))`);
    expect(started.state).toBe('there');
    expect(await (started.state === 'there' ? started.ended : null)).toBe(3);
  });

  it('is there when the program ends with 0: an older one has come to the front', async () => {
    const started = await start('');
    expect(started.state).toBe('there');
    expect(await (started.state === 'there' ? started.ended : null)).toBe(0);
  });

  it('is absent, in one line, when no window appears in time, and the program is ended', async () => {
    expect(await start('setInterval(() => {}, 1000)', 5000)).toEqual({
      state: 'absent',
      line: 'The desktop window did not appear within 5 seconds: it opens in a browser instead.',
    });
  });

  it('is absent, in one line, when the program fails or can not be run', async () => {
    const line = 'The desktop window could not be started: it opens in a browser instead.';
    expect(await start('process.exit(1)')).toEqual({ state: 'absent', line });
    expect(await start(`process.kill(process.pid, 'SIGSEGV')`)).toEqual({ state: 'absent', line });
    expect(await startDesktopWindow('/nowhere/electron', [], 30_000)).toEqual({ state: 'absent', line });
  });
});
