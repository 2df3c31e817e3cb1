import type { Port } from './port.ts';

/** What the DOM's WebSocket and the one of `ws` have in common. */
export interface WebSocketLike {
  readonly readyState: number;
  send(text: string): void;
  addEventListener(type: 'message' | 'close', listener: (event: object) => void): void;
  removeEventListener(type: 'message' | 'close', listener: (event: object) => void): void;
  close(): void;
}

const openState = 1;

/** An open WebSocket as a port; what is not text is dropped. */
export function webSocketPort(socket: WebSocketLike): Port {
  return {
    send(text) {
      if (socket.readyState === openState) socket.send(text);
    },
    onMessage(listener) {
      function receive(event: object): void {
        if ('data' in event && typeof event.data === 'string') listener(event.data);
      }
      socket.addEventListener('message', receive);
      return () => {
        socket.removeEventListener('message', receive);
      };
    },
    onClose(listener) {
      socket.addEventListener('close', listener);
      return () => {
        socket.removeEventListener('close', listener);
      };
    },
    close() {
      socket.close();
    },
  };
}
