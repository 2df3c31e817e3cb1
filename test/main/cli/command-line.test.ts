import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../main/cli/command-line.ts';
import { CommandProblem } from '../../../main/cli/command-problem.ts';
import { helpText } from '../../../main/cli/help-text.ts';

function refusal(...words: readonly string[]): string {
  try {
    readCommandLine(words);
  } catch (error) {
    if (error instanceof CommandProblem) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('reading the command line', () => {
  it('reads simulate with its defaults', () => {
    expect(readCommandLine(['simulate', '--policy', 'p.json', '--entities', 'e.json'])).toEqual({
      name: 'simulate',
      policy: 'p.json',
      entities: ['e.json'],
      decisions: null,
      door: 'query',
      format: 'text',
      settle: null,
    });
  });

  it('reads every option of simulate, --entities as often as it stands', () => {
    expect(
      readCommandLine([
        'simulate',
        '--policy=-x.json',
        '--entities',
        'a.json',
        '--entities',
        '-',
        '--decisions',
        '-',
        '--door',
        'rawData',
        '--format',
        'json',
        '--settle',
        'literal',
        '--settle',
        'multiValued=open',
      ]),
    ).toEqual({
      name: 'simulate',
      policy: '-x.json',
      entities: ['a.json', '-'],
      decisions: '-',
      door: 'rawData',
      format: 'json',
      settle: 'literal,multiValued=open',
    });
  });

  it('reads lint, explain and decide', () => {
    expect(readCommandLine(['lint', 'a', '-', '--fail-on', 'info', '--', '--b'])).toEqual({
      name: 'lint',
      files: ['a', '-', '--b'],
      format: 'text',
      failOn: 'info',
      fix: false,
      settle: null,
    });
    expect(readCommandLine(['lint', '--fix', 'a'])).toMatchObject({ fix: true, files: ['a'] });
    expect(readCommandLine(['explain', '--policy', 'p', '--entities', 'e', '--entity', '#3'])).toMatchObject({
      name: 'explain',
      entity: '#3',
    });
    expect(readCommandLine(['decide', '--cases', '-', '--format', 'json'])).toEqual({
      name: 'decide',
      cases: '-',
      settle: null,
    });
  });

  it('gives help where it is asked for', () => {
    expect(readCommandLine(['--help'])).toEqual({ name: 'help', topic: null });
    expect(readCommandLine(['help', 'lint'])).toEqual({ name: 'help', topic: 'lint' });
    expect(readCommandLine(['simulate', '--policy', 'p', '-h'])).toEqual({ name: 'help', topic: 'simulate' });
    expect(readCommandLine(['--version'])).toEqual({ name: 'version' });
    expect(helpText('simulate')).toContain('--decisions FILE');
    expect(helpText(null)).toContain('not checked against JupiterOne');
  });

  it('names what is unknown, and what comes near', () => {
    expect(refusal()).toBe('name a command: lint, simulate, explain, decide, help');
    expect(refusal('simulat')).toMatch(/no command "simulat", did you mean simulate\?/);
    expect(refusal('decide', '--case', 'x')).toMatch(/decide has no option --case, did you mean --cases\?/);
    expect(refusal('decide', '--cases', 'x', 'y')).toBe('decide does not know what to do with "y"');
    expect(refusal('lint', '-x', 'a')).toMatch(/^lint has no option -x/);
    expect(refusal('help', 'me')).toMatch(/^help takes the name of one command/);
  });

  it('names what is missing, doubled or out of range', () => {
    expect(refusal('lint')).toBe('lint needs a policy file, or - for standard input');
    expect(refusal('simulate', '--entities', 'e')).toBe('simulate needs --policy FILE');
    expect(refusal('simulate', '--policy', 'p')).toMatch(/^simulate needs --entities SET/);
    expect(refusal('explain', '--policy', 'p', '--entities', 'e')).toBe('explain needs --entity ID');
    expect(refusal('decide')).toBe('decide needs --cases FILE');
    expect(refusal('decide', '--cases')).toBe('--cases needs a value');
    expect(refusal('decide', '--cases', '--settle')).toMatch(/^--cases needs a value/);
    expect(refusal('decide', '--cases', 'a', '--cases', 'b')).toBe('--cases stands twice');
    expect(refusal('lint', 'a', '--format', 'xml')).toBe('--format is one of text, json, not "xml"');
    expect(refusal('lint', 'a', '--fail-on', 'hint')).toMatch(/^--fail-on is one of error, warning, info/);
    expect(refusal('lint', 'a', '--fix=yes')).toBe('--fix takes no value');
    expect(refusal('simulate', '--policy', 'p', '--entities', 'e', '--door', 'j1ql')).toMatch(/^--door is/);
  });

  it('refuses what a later version brings, in words', () => {
    expect(refusal('lint', 'a', '--format', 'sarif')).toBe(
      'lint does not write sarif yet: use --format text or json',
    );
    expect(refusal('lint', 'a', '--format', 'github')).toMatch(/does not write github yet/);
    expect(refusal('lint', 'a', '--entities', 'e')).toMatch(/does not take --entities yet/);
  });

  it('reads standard input once and never writes it', () => {
    expect(refusal('simulate', '--policy', '-', '--entities', '-')).toMatch(
      /^standard input can be read once/,
    );
    expect(refusal('lint', '-', '-')).toMatch(/^standard input can be read once/);
    expect(refusal('lint', '--fix', '-')).toMatch(/^--fix needs files/);
  });

  it('never repeats control characters of what it was given', () => {
    expect(refusal('li\u001b[2Jnt')).toContain('li\\u{1b}[2Jnt');
  });
});
