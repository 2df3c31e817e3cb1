import type { LintRequest } from './lint-messages.ts';
import { createTextChecker } from './text-checker.ts';

const checker = createTextChecker();

self.addEventListener('message', (event: MessageEvent<LintRequest>) => {
  const response = checker.answer(event.data);
  const transfer = response.kind === 'checked' ? [response.checked.permissionPlaces.buffer] : [];
  self.postMessage(response, { transfer });
});
