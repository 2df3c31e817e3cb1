import { describe, expect, it } from 'vitest';
import { chooseHost, hasDisplay } from '../../../main/launch/host-choice.ts';

const desktop = { root: false, display: true, open: true, electron: 'there' } as const;

describe('the choice of a host', () => {
  it('is the desktop window where its program is there', () => {
    expect(chooseHost(desktop)).toEqual({ host: 'electron', download: false });
  });

  it('is the desktop window after a download where the program is missing', () => {
    expect(chooseHost({ ...desktop, electron: 'missing' })).toEqual({ host: 'electron', download: true });
  });

  it('is a browser as root, whose sandbox is off, and a line says both', () => {
    const choice = chooseHost({ ...desktop, root: true });
    expect(choice).toMatchObject({ host: 'browser', open: true });
    expect(choice).toHaveProperty('line', expect.stringMatching(/^As root .*sandbox off/));
  });

  it.each(['there', 'missing'] as const)(
    'is an address without a display, and no download is tried (program %s)',
    (electron) => {
      const choice = chooseHost({ root: false, display: false, open: true, electron });
      expect(choice).toMatchObject({ host: 'browser', open: false });
    },
  );

  it('is an address with --no-open, whatever else there is', () => {
    for (const root of [true, false]) {
      for (const display of [true, false]) {
        const choice = chooseHost({ ...desktop, root, display, open: false });
        expect(choice).toEqual({ host: 'browser', open: false, line: null });
      }
    }
  });
});

describe('a display', () => {
  it('is on Linux what X11 or Wayland names', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  });

  it('is elsewhere there unless the session came over the network', () => {
    expect(hasDisplay('darwin', {})).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
    expect(hasDisplay('darwin', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' })).toBe(false);
  });
});
