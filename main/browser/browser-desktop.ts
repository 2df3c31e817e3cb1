import type { desktopContract } from '../../shared/contract/desktop.ts';
import type { Handlers } from '../../shared/rpc/contract.ts';
import { RpcError } from '../../shared/rpc/rpc-error.ts';
import type { WindowRequests } from '../services/desktop/window-requests.ts';

/** What stands between the window and the desktop in a browser, of which little is asked. */
export function browserDesktop(requests: WindowRequests): Handlers<typeof desktopContract> {
  return {
    'desktop.nextRequest': (_input, { signal }) => requests.next(signal),
    'desktop.flushed': () => ({}),
    'desktop.zoom'() {
      throw new RpcError('unavailable', 'The browser zooms by itself: use its own keys or menu.');
    },
  };
}
