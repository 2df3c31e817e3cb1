import type { LintRequest } from './lint-messages.ts';
import { createTextChecker } from './text-checker.ts';

const checker = createTextChecker();

self.addEventListener('message', (event: MessageEvent<LintRequest>) => {
  self.postMessage(checker.answer(event.data), { transfer: [] });
});
