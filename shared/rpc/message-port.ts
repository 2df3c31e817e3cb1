import type { Port } from './port.ts';

/** What the DOM's MessagePort and the one of Node's worker threads have in common. */
export interface MessagePortLike {
  postMessage(message: string): void;
  addEventListener(type: 'message' | 'close', listener: (event: object) => void): void;
  removeEventListener(type: 'message' | 'close', listener: (event: object) => void): void;
  start(): void;
  close(): void;
}

/** A MessagePort as a port; what is not text is dropped. */
export function messagePort(messages: MessagePortLike): Port {
  const post = messages.postMessage.bind(messages);
  return {
    send: post,
    onMessage(listener) {
      function receive(event: object): void {
        if ('data' in event && typeof event.data === 'string') listener(event.data);
      }
      messages.addEventListener('message', receive);
      messages.start();
      return () => {
        messages.removeEventListener('message', receive);
      };
    },
    onClose(listener) {
      messages.addEventListener('close', listener);
      return () => {
        messages.removeEventListener('close', listener);
      };
    },
    close() {
      messages.close();
    },
  };
}
