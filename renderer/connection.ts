import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { sessionContract } from '../shared/contract/session.ts';
import { RpcError } from '../shared/rpc/rpc-error.ts';
import type { MainConnection } from './host/host.ts';
import type { CloseReason } from './host/window-socket.ts';
import { failedWith, failureMessage } from './window-client.ts';
import type { WindowClient } from './window-client.ts';

/** What main said of itself at the start. */
export type Session = z.output<(typeof sessionContract)['session.start']['output']>;

/** How the window stands to main. */
export type ConnectionState =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'unreachable'; readonly message: string }
  | {
      readonly phase: 'recovery';
      readonly session: Session;
      readonly recovery: NonNullable<Session['recovery']>;
    }
  | { readonly phase: 'ready'; readonly session: Session }
  | {
      readonly phase: 'lost';
      readonly session: Session;
      readonly message: string;
      readonly reconnecting: boolean;
    }
  | { readonly phase: 'takenOver' };

/** The connection to main, which may be lost and made again under the same client. */
export interface Connection {
  readonly store: StoreApi<ConnectionState>;
  /** Calls main over whatever connection there is. */
  readonly client: WindowClient;
  /** Connects, or connects again. */
  readonly start: () => Promise<void>;
}

/**
 * Creates the connection; nothing is connected before `start`. `prepare` reads what must be known before the workbench is
 * drawn; it never fails.
 */
export function createConnection(
  connectHost: () => Promise<MainConnection>,
  prepare: (client: WindowClient) => Promise<void> = async () => {},
): Connection {
  const store = createStore<ConnectionState>(() => ({ phase: 'connecting' }));
  let present: WindowClient | null = null;

  const client: WindowClient = {
    call(method, input, options) {
      if (present === null)
        return Promise.reject(new RpcError('unavailable', 'The window is not connected.'));
      return present.call(method, input, options);
    },
  };

  function closed(of: WindowClient, reason: CloseReason): void {
    if (present !== of) return;
    present = null;
    const state = store.getState();
    if (reason === 'takenOver') store.setState({ phase: 'takenOver' }, true);
    else if (state.phase === 'ready') {
      const message = 'The connection to Latchkey is gone. What you typed is still in this window.';
      store.setState({ phase: 'lost', session: state.session, message, reconnecting: false }, true);
    } else if (state.phase !== 'lost') {
      store.setState({ phase: 'unreachable', message: 'The connection to Latchkey is gone.' }, true);
    }
  }

  async function start(): Promise<void> {
    const before = store.getState();
    if (before.phase === 'lost') store.setState({ ...before, reconnecting: true }, true);
    else store.setState({ phase: 'connecting' }, true);
    try {
      const host = await connectHost();
      present = host.client;
      host.onClose((reason) => closed(host.client, reason));
      const session = await client.call('session.start', {});
      const { recovery } = session;
      if (recovery === null && before.phase !== 'lost') await prepare(client);
      store.setState(
        recovery === null ? { phase: 'ready', session } : { phase: 'recovery', session, recovery },
        true,
      );
    } catch (error) {
      if (store.getState().phase === 'takenOver') return;
      const message = failedWith(error, 'unavailable') ? failureMessage(error) : connectionProblem(error);
      store.setState(
        before.phase === 'lost'
          ? { ...before, message, reconnecting: false }
          : { phase: 'unreachable', message },
        true,
      );
    }
  }

  return { store, client, start };
}

function connectionProblem(error: unknown): string {
  return error instanceof RpcError
    ? error.message
    : 'Latchkey does not answer. Start it again, then reload this window.';
}
