import { describe, expect, it } from 'vitest';
import { ownScriptUrl } from '../../../../renderer/features/editor/trusted-types.ts';

describe('the addresses of scripts', () => {
  it("lets scripts of the window's own origin start", () => {
    const base = 'http://127.0.0.1:4000/index.html';
    expect(ownScriptUrl('/assets/worker.js', base)).toBe('http://127.0.0.1:4000/assets/worker.js');
    expect(ownScriptUrl('http://127.0.0.1:4000/assets/worker.js', base)).toBe(
      'http://127.0.0.1:4000/assets/worker.js',
    );
    expect(ownScriptUrl('app://bundle/assets/worker.js', 'app://bundle/index.html')).toBe(
      'app://bundle/assets/worker.js',
    );
  });

  it('case 46: refuses scripts of another origin, host, port or kind of address', () => {
    for (const url of [
      'https://evil.example/worker.js',
      'http://127.0.0.1:4001/worker.js',
      '//evil.example/worker.js',
      'data:text/javascript,1',
      'blob:http://127.0.0.1:4000/3e6c2c7a',
      'javascript:1',
      'file:///etc/passwd',
    ]) {
      expect(() => ownScriptUrl(url, 'http://127.0.0.1:4000/')).toThrow(TypeError);
    }
    for (const url of [
      'app://bundle.evil/worker.js',
      'app://evil/worker.js',
      'file:///worker.js',
      'data:,1',
    ]) {
      expect(() => ownScriptUrl(url, 'app://bundle/index.html')).toThrow(TypeError);
    }
    expect(() => ownScriptUrl('file:///worker.js', 'file:///index.html')).toThrow(TypeError);
  });
});
