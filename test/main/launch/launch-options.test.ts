import { describe, expect, it } from 'vitest';
import { readLaunchOptions } from '../../../main/launch/launch-options.ts';

describe('the options of a start', () => {
  it('are a window, any port and the folder used last where nothing is asked', () => {
    expect(readLaunchOptions([], '/home/person')).toEqual({
      open: true,
      port: null,
      workspace: null,
      file: null,
    });
  });

  it('take a port, a folder from where the person stands, and no window', () => {
    const options = readLaunchOptions(['--no-open', '--port', '4000', '--workspace', 'keys'], '/home/person');
    expect(options).toEqual({ open: false, port: 4000, workspace: '/home/person/keys', file: null });
    expect(readLaunchOptions(['--port=65535', '--workspace=/srv/keys'], '/home')).toEqual({
      open: true,
      port: 65_535,
      workspace: '/srv/keys',
      file: null,
    });
  });

  it('take a policy file from where the person stands', () => {
    expect(readLaunchOptions(['keys/ci.policy.json'], '/home/person')).toMatchObject({
      workspace: null,
      file: '/home/person/keys/ci.policy.json',
    });
  });

  it.each([
    [['--port', '0'], '--port takes a number from 1 to 65535, not "0".'],
    [['--port', '65536'], '--port takes a number from 1 to 65535, not "65536".'],
    [['--port', '0x10'], '--port takes a number from 1 to 65535, not "0x10".'],
    [['--port', '-1'], "Option '--port' argument is ambiguous"],
    [['--port='], '--port takes a number from 1 to 65535, not "".'],
    [['--port'], "Option '--port <value>' argument missing"],
    [['--workspace='], '--workspace takes a folder.'],
    [['--host', '0.0.0.0'], "Unknown option '--host'"],
    [['--no-open=1'], "Option '--no-open' does not take an argument"],
    [['a.policy.json', 'b.policy.json'], 'One policy file or one workspace folder can be opened at a time.'],
    [
      ['--workspace=keys', 'a.policy.json'],
      'One policy file or one workspace folder can be opened at a time.',
    ],
  ])('%j are refused in one line that shows the usage', (argv, beginning) => {
    const problem = readLaunchOptions(argv, '/home/person');
    expect(typeof problem === 'string' && problem.startsWith(beginning)).toBe(true);
    expect(problem).toMatch(/Usage: npm start -- \[--no-open\] \[--port N\] \[--workspace DIR \| FILE\]$/);
    expect(problem).not.toContain('\n');
  });
});
