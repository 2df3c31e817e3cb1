import { describe, expect, it } from 'vitest';
import { createConnection } from '../../renderer/connection.ts';
import type { Connection } from '../../renderer/connection.ts';
import { RpcError } from '../../shared/rpc/rpc-error.ts';
import { createScriptedClient, settled } from './scripted-client.ts';
import type { ScriptedClient } from './scripted-client.ts';

const session = { host: 'browser', version: '1', folderDialog: false, recovery: null, notices: [] } as const;
const damaged = { reason: 'damaged', message: 'It is damaged.', backups: [] } as const;

interface Stage {
  readonly connection: Connection;
  readonly hosts: ScriptedClient[];
  /** Ends the newest connection, or that of one host. */
  readonly end: (reason: 'lost' | 'takenOver', host?: number) => void;
  answers: boolean;
}

function stage(): Stage {
  const hosts: ScriptedClient[] = [];
  const listeners: ((reason: 'lost' | 'takenOver') => void)[] = [];
  const result: Stage = {
    hosts,
    answers: true,
    end: (reason, host = listeners.length - 1) => listeners[host]?.(reason),
    connection: createConnection(() => {
      if (!result.answers) return Promise.reject(new RpcError('unavailable', 'Latchkey does not answer.'));
      const scripted = createScriptedClient();
      hosts.push(scripted);
      return Promise.resolve({
        client: scripted.client,
        onClose(listen: (reason: 'lost' | 'takenOver') => void) {
          listeners.push(listen);
        },
      });
    }),
  };
  return result;
}

async function ready(): Promise<Stage> {
  const one = stage();
  void one.connection.start();
  await settled();
  await one.hosts[0]?.last('session.start').answer(session);
  return one;
}

describe('the connection to main', () => {
  it('is ready once main has said what the window must know', async () => {
    const { connection } = await ready();
    expect(connection.store.getState()).toEqual({ phase: 'ready', session });
  });

  it('leads to the recovery screen where the database can’t be used', async () => {
    const one = stage();
    void one.connection.start();
    await settled();
    await one.hosts[0]?.last('session.start').answer({ ...session, recovery: damaged });
    expect(one.connection.store.getState()).toMatchObject({ phase: 'recovery', recovery: damaged });
  });

  it('says so where main does not answer, and can be tried again', async () => {
    const one = stage();
    one.answers = false;
    await one.connection.start();
    expect(one.connection.store.getState()).toEqual({
      phase: 'unreachable',
      message: 'Latchkey does not answer.',
    });
    one.answers = true;
    void one.connection.start();
    await settled();
    await one.hosts[0]?.last('session.start').answer(session);
    expect(one.connection.store.getState().phase).toBe('ready');
  });

  it('keeps the workbench when it is lost, and calls over the new one when it is back', async () => {
    const one = await ready();
    one.end('lost');
    expect(one.connection.store.getState()).toMatchObject({ phase: 'lost', reconnecting: false });
    await expect(one.connection.client.call('workspace.read', {})).rejects.toMatchObject({
      code: 'unavailable',
    });
    one.answers = false;
    await one.connection.start();
    expect(one.connection.store.getState()).toMatchObject({
      phase: 'lost',
      message: 'Latchkey does not answer.',
    });
    one.answers = true;
    void one.connection.start();
    await settled();
    await one.hosts[1]?.last('session.start').answer(session);
    void one.connection.client.call('workspace.read', {});
    expect(one.hosts[1]?.last('workspace.read')).toBeDefined();
    expect(one.connection.store.getState().phase).toBe('ready');
  });

  it('is not lost when an older connection ends', async () => {
    const one = await ready();
    void one.connection.start();
    await settled();
    await one.hosts[1]?.last('session.start').answer(session);
    one.end('lost', 0);
    expect(one.connection.store.getState().phase).toBe('ready');
  });

  it('case 50: gives way to a newer window', async () => {
    const one = await ready();
    one.end('takenOver');
    expect(one.connection.store.getState()).toEqual({ phase: 'takenOver' });
  });
});
