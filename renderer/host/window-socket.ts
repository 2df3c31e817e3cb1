import { takenOverCloseCode } from '../../shared/rpc/close-codes.ts';
import { RpcError } from '../../shared/rpc/rpc-error.ts';

/** Why a connection has ended. */
export type CloseReason = 'lost' | 'takenOver';

const rememberedAs = 'latchkey.window';

/** Opens the socket to the browser host. Fails as `unavailable` where that does not answer. */
export function openWindowSocket(): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${globalThis.location.host}/window?id=${windowId()}`);
    socket.addEventListener('open', () => {
      resolve(socket);
    });
    socket.addEventListener('close', () => {
      const message =
        'Latchkey does not answer, or was started again. Run "npm start" and use the window that it opens.';
      reject(new RpcError('unavailable', message));
    });
  });
}

/** Why a socket has closed. */
export function closeReason(event: CloseEvent): CloseReason {
  return event.code === takenOverCloseCode ? 'takenOver' : 'lost';
}

/** Tells this window from others; it outlives a reload and ends with the window. */
function windowId(): string {
  const remembered = globalThis.sessionStorage.getItem(rememberedAs);
  if (remembered !== null) return remembered;
  const id = globalThis.crypto.randomUUID();
  globalThis.sessionStorage.setItem(rememberedAs, id);
  return id;
}
