import { windowContract } from '../../shared/contract/contract.ts';
import { connect } from '../../shared/rpc/client.ts';
import type { Client } from '../../shared/rpc/contract.ts';
import { webSocketPort } from '../../shared/rpc/web-socket-port.ts';
import { electronHost, electronPort } from './electron-port.ts';
import type { CloseReason } from './window-socket.ts';
import { closeReason, openWindowSocket } from './window-socket.ts';

/** One connection to main. */
export interface MainConnection {
  readonly client: Client<typeof windowContract>;
  /** Calls the listener once when the connection has ended: connect again after `lost`, never after `takenOver`. */
  readonly onClose: (listener: (reason: CloseReason) => void) => void;
}

/**
 * Connects to main, in the desktop window and in a browser alike. Fails with an RpcError `unavailable` where main
 * does not answer.
 */
export async function connectToMain(): Promise<MainConnection> {
  const host = electronHost();
  if (host !== null) {
    return { client: connect(windowContract, electronPort(host)), onClose: () => {} };
  }
  const socket = await openWindowSocket();
  const ended = new Promise<CloseReason>((resolve) => {
    socket.addEventListener('close', (event) => {
      resolve(closeReason(event));
    });
  });
  return {
    client: connect(windowContract, webSocketPort(socket)),
    onClose(listener) {
      void ended.then(listener);
    },
  };
}
