import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerAppRequest } from '../../../main/electron/app-protocol.ts';
import { contentSecurityPolicy } from '../../../main/window/content-security-policy.ts';
import type { ThemeChoice } from '../../../shared/contract/settings.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

let folder: string;
let renderer: string;

beforeEach(async () => {
  folder = temporaryFolder();
  renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.js'), 'outside');
  await writeFile(join(renderer, 'index.html'), '<!doctype html>');
  await writeFile(join(renderer, 'assets', 'main-a_B1.js'), 'export {};');
  await writeFile(join(renderer, 'notes.txt'), 'not for the window');
});

async function ask(url: string, method = 'GET', theme: ThemeChoice = 'system'): Promise<Response> {
  return await answerAppRequest({ url, method }, renderer, (path) => readFile(path), theme);
}

describe('the protocol of the desktop window', () => {
  it('serves the window and its assets under the policy', async () => {
    const page = await ask('app://bundle/');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<!doctype html>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await ask('app://bundle/assets/main-a_B1.js?v=1#top');
    expect(await script.text()).toBe('export {};');
    expect(script.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  it.each([
    'app://bundle/../../etc/passwd',
    'app://bundle/../secret.js',
    'app://bundle/assets/../../secret.js',
    'app://bundle/%2e%2e/secret.js',
    'app://bundle/assets/%2e%2e%2f%2e%2e%2fsecret.js',
    'app://bundle/..%5csecret.js',
    'app://bundle/assets\\..\\..\\secret.js',
    'app://bundle/index.html%00.js',
    'app://bundle//etc/passwd',
    'app://bundle//evil.example/index.html',
    'app://bundle/notes.txt',
    'app://bundle/assets',
    'app://bundle/missing.js',
    'app://bundle.evil/index.html',
    'app://evil/index.html',
    'app://bundle:80/index.html',
    'app://user@bundle/index.html',
    'app:///index.html',
    'http://bundle/index.html',
    'file:///etc/passwd',
    'not an address',
  ])('case 47: %s is answered 404, with the policy', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('case 47: %s is answered 405', async (method) => {
    expect((await ask('app://bundle/', method)).status).toBe(405);
  });
});
