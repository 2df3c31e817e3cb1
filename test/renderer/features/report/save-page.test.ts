import { expect, it } from 'vitest';
import { pageName } from '../../../../renderer/features/report/save-page.ts';

it.each([
  [['ci-read', 'prod-logs', 'hidden'], 'ci-read-prod-logs-hidden.html'],
  [['..', '../../etc/passwd'], 'etc-passwd.html'],
  [['a<b>:"c"|?*\\d\n'], 'a-b-c-d.html'],
  [['Zürich 東京'], 'Zürich-東京.html'],
  [['\u202Egpj.exe'], 'gpj.exe.html'],
  [[''], 'latchkey.html'],
])('names the file of %j %s, which every system can keep', (words, name) => {
  expect(pageName(...words)).toBe(name);
});

it('cuts a long name between characters', () => {
  expect(pageName('𝒳'.repeat(200))).toBe(`${'𝒳'.repeat(80)}.html`);
});
