import { expect, it } from 'vitest';
import { whenLeft } from '../../renderer/window-leaving.ts';

it('calls back when the window loses the focus, is covered, or goes', () => {
  const document = new EventTarget();
  const window = Object.assign(new EventTarget(), { document });
  let calls = 0;
  whenLeft(window, () => {
    calls += 1;
  });
  window.dispatchEvent(new Event('blur'));
  expect(calls).toBe(1);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(calls).toBe(2);
  window.dispatchEvent(new Event('pagehide'));
  expect(calls).toBe(3);
});
