import { describe, expect, it } from 'vitest';
import { fixTitle } from '../../../../renderer/features/editor/fix-title.ts';

describe('the title of a quick fix', () => {
  it('names what is replaced and by what', () => {
    expect(title('"Allow"', 0, 7, '"ALLOW"')).toBe('Replace "Allow" with "ALLOW"');
  });

  it('names what is removed', () => {
    expect(title('[1, ]', 2, 3, '')).toBe('Remove ,');
  });

  it('names what is inserted', () => {
    expect(title('{}', 1, 1, '"effect": "ALLOW"')).toBe('Insert "effect": "ALLOW"');
  });

  it('names the problem alone where the text is long, spans lines or is changed in several places', () => {
    expect(title('x'.repeat(41), 0, 41, 'y')).toBe('Fix V201');
    expect(title('x', 0, 1, 'a\nb')).toBe('Fix V201');
    const edit = { range: { start: 0, end: 1 }, text: 'y' };
    expect(fixTitle('V201', 'xx', [edit, { ...edit, range: { start: 1, end: 2 } }])).toBe('Fix V201');
  });
});

function title(text: string, start: number, end: number, replacement: string): string {
  return fixTitle('V201', text, [{ range: { start, end }, text: replacement }]);
}
