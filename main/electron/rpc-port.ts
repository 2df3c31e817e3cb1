import type { Port } from '../../shared/rpc/port.ts';
import { isAppPage } from './app-address.ts';

/** The channel of every message, both ways; the preload script knows it too. */
export const rpcChannel = 'rpc';

/** A frame of a page, as far as it says who sends. Reading a destroyed one throws. */
export interface SenderFrame {
  readonly url: string;
}

/** The window's contents, as far as messages need them. */
export interface MessagedContents {
  readonly mainFrame: SenderFrame;
  isDestroyed(): boolean;
  send(channel: string, text: string): void;
}

/** What arrives with a message. */
export interface MessageEvent {
  readonly sender: unknown;
  readonly senderFrame: SenderFrame | null;
}

/** One pipe for each page that the window loads; messages of anyone else are dropped and counted. */
export interface RpcPorts {
  /** Takes a message of the channel, from whomever. */
  readonly receive: (event: MessageEvent, message: unknown) => void;
  /** Ends the pipe of the page before and gives that of the page now loaded. */
  readonly renew: () => Port;
  /** Ends the pipe of the present page. */
  readonly end: () => void;
  /** How many messages were dropped. */
  readonly dropped: () => number;
}

interface OpenPort {
  readonly port: Port;
  readonly receive: (text: string) => void;
  readonly end: () => void;
}

/** Whether a message comes from the main frame of this window while it shows its own page. */
function isTrustedSender(event: MessageEvent, contents: MessagedContents): boolean {
  try {
    const { sender, senderFrame } = event;
    return (
      sender === contents &&
      !contents.isDestroyed() &&
      senderFrame !== null &&
      senderFrame === contents.mainFrame &&
      isAppPage(senderFrame.url)
    );
  } catch {
    return false;
  }
}

/** Electron's IPC as ports. */
export function createRpcPorts(contents: MessagedContents): RpcPorts {
  let present: OpenPort | null = null;
  let dropped = 0;

  function end(): void {
    present?.end();
    present = null;
  }

  return {
    receive(event, message) {
      if (typeof message !== 'string' || !isTrustedSender(event, contents)) dropped += 1;
      else present?.receive(message);
    },
    renew() {
      end();
      present = openPort(contents);
      return present.port;
    },
    end,
    dropped: () => dropped,
  };
}

function openPort(contents: MessagedContents): OpenPort {
  const listeners = new Set<(text: string) => void>();
  const closing = new Set<() => void>();
  let open = true;

  function end(): void {
    if (!open) return;
    open = false;
    for (const listener of closing) listener();
  }

  return {
    end,
    receive(text) {
      if (open) for (const listener of listeners) listener(text);
    },
    port: {
      send(text) {
        if (open && !contents.isDestroyed()) contents.send(rpcChannel, text);
      },
      onMessage(listener) {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
      onClose(listener) {
        closing.add(listener);
        return () => {
          closing.delete(listener);
        };
      },
      close: end,
    },
  };
}
