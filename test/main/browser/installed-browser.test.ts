import { describe, expect, it } from 'vitest';
import { browserArguments, browserPlaces } from '../../../main/browser/installed-browser.ts';

describe('an installed browser', () => {
  it('is on Linux a Chromium, a Chrome or an Edge of the path, Chromium first', () => {
    const places = browserPlaces('linux', { PATH: '/usr/bin:relative:/opt/bin' });
    expect(places.slice(0, 2)).toEqual(['/usr/bin/chromium', '/opt/bin/chromium']);
    expect(places).toContain('/opt/bin/google-chrome');
    expect(places).toContain('/usr/bin/microsoft-edge');
    expect(places.every((place) => place.startsWith('/'))).toBe(true);
    expect(browserPlaces('linux', {})).toEqual([]);
  });

  it('is on a Mac among the applications of all and of the person', () => {
    const places = browserPlaces('darwin', { HOME: '/Users/person' });
    expect(places).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(places).toContain('/Users/person/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge');
  });

  it('is on Windows among the programs of all and of the person', () => {
    const places = browserPlaces('win32', {
      ProgramFiles: 'C:\\Program Files',
      LOCALAPPDATA: 'C:\\Users\\person\\AppData\\Local',
    });
    expect(places).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(places).toContain('C:\\Users\\person\\AppData\\Local\\Microsoft\\Edge\\Application\\msedge.exe');
  });

  it('shows the address as a window of its own, apart from the browser of the person, and asks nothing of the network', () => {
    const given = browserArguments('http://127.0.0.1:4000/?code=x', '/profile/browser', false);
    expect(given).toContain('--app=http://127.0.0.1:4000/?code=x');
    expect(given).toContain('--user-data-dir=/profile/browser');
    expect(given).toContain('--disable-background-networking');
    expect(given).toContain('--no-first-run');
  });

  it('goes without its sandbox as root alone', () => {
    expect(browserArguments('', '', false)).not.toContain('--no-sandbox');
    expect(browserArguments('', '', true)).toContain('--no-sandbox');
  });
});
