import type { desktopContract } from '../../shared/contract/desktop.ts';
import type { Handlers } from '../../shared/rpc/contract.ts';
import { RpcError } from '../../shared/rpc/rpc-error.ts';
import { createWindowRequests } from '../services/desktop/window-requests.ts';
import { openFileRequest } from '../services/policies/policy-place.ts';

/** What stands between the window and the desktop in a browser: it may be asked once to open the file of the start. */
export function browserDesktop(file: string | null): Handlers<typeof desktopContract> {
  const requests = createWindowRequests();
  if (file !== null) requests.put(openFileRequest(file));
  return {
    'desktop.nextRequest': (_input, { signal }) => requests.next(signal),
    'desktop.flushed': () => ({}),
    'desktop.zoom'() {
      throw new RpcError('unavailable', 'The browser zooms by itself: use its own keys or menu.');
    },
  };
}
