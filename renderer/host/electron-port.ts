import type { Port } from '../../shared/rpc/port.ts';

/** What the preload script gives the window: text out, text in. */
export interface ElectronHost {
  readonly send: (text: string) => void;
  readonly onMessage: (listener: (text: string) => void) => void;
}

/** The preload script's two functions as a port; it lives as long as the window. */
export function electronPort(host: ElectronHost): Port {
  return {
    send: host.send,
    onMessage(listener) {
      let listening = true;
      host.onMessage((text) => {
        if (listening) listener(text);
      });
      return () => {
        listening = false;
      };
    },
    onClose: () => () => {},
    close: () => {},
  };
}

/** The preload script's functions, or null in a browser. */
export function electronHost(): ElectronHost | null {
  const host: unknown = Reflect.get(globalThis, 'host');
  return isElectronHost(host) ? host : null;
}

function isElectronHost(value: unknown): value is ElectronHost {
  return typeof value === 'object' && value !== null && 'send' in value && 'onMessage' in value;
}
