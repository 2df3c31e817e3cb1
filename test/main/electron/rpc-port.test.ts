import { describe, expect, it } from 'vitest';
import { createRpcPorts, rpcChannel } from '../../../main/electron/rpc-port.ts';

function createContents(url = 'app://bundle/') {
  const sent: [string, string][] = [];
  const state = { destroyed: false };
  const contents = {
    mainFrame: { url },
    isDestroyed: () => state.destroyed,
    send: (channel: string, text: string) => {
      sent.push([channel, text]);
    },
  };
  return { contents, sent, state };
}

function createListening(url?: string) {
  const made = createContents(url);
  const ports = createRpcPorts(made.contents);
  const received: string[] = [];
  ports.renew().onMessage((text) => received.push(text));
  return { ...made, ports, received };
}

/** A frame that has gone: reading anything of it throws. */
const destroyedFrame = {
  get url(): string {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  },
};

describe('the port of the desktop window', () => {
  it('passes text on in both directions', () => {
    const { contents, ports, received, sent } = createListening();
    ports.receive({ sender: contents, senderFrame: contents.mainFrame }, 'hello');
    expect(received).toEqual(['hello']);
    const port = ports.renew();
    port.send('back');
    expect(sent).toEqual([[rpcChannel, 'back']]);
    expect(ports.dropped()).toBe(0);
  });

  it('case 44: drops and counts messages of a frame inside the page', () => {
    const { contents, ports, received } = createListening();
    ports.receive({ sender: contents, senderFrame: { url: 'app://bundle/' } }, 'hello');
    expect(received).toEqual([]);
    expect(ports.dropped()).toBe(1);
  });

  it('case 44: drops and counts messages of other contents', () => {
    const { contents, ports, received } = createListening();
    const other = createContents().contents;
    ports.receive({ sender: other, senderFrame: other.mainFrame }, 'hello');
    ports.receive({ sender: other, senderFrame: contents.mainFrame }, 'hello');
    expect(received).toEqual([]);
    expect(ports.dropped()).toBe(2);
  });

  it.each([
    'about:blank',
    '',
    'file:///work/dist/renderer/index.html',
    'app://bundle.evil/',
    'app://bundle/other.html',
    'app://evil/bundle/',
    'app://bundle@evil/',
    'https://bundle/',
    'data:text/html,hello',
  ])('case 44: drops and counts messages while the window shows "%s"', (url) => {
    const { contents, ports, received } = createListening(url);
    ports.receive({ sender: contents, senderFrame: contents.mainFrame }, 'hello');
    expect(received).toEqual([]);
    expect(ports.dropped()).toBe(1);
  });

  it('case 44: drops and counts messages of no frame, of a frame that has gone, and of contents that have gone', () => {
    const { contents, ports, received, state } = createListening();
    ports.receive({ sender: contents, senderFrame: null }, 'hello');
    const gone = { ...contents, mainFrame: destroyedFrame };
    const portsOfGone = createRpcPorts(gone);
    portsOfGone.receive({ sender: gone, senderFrame: destroyedFrame }, 'hello');
    expect(portsOfGone.dropped()).toBe(1);
    state.destroyed = true;
    ports.receive({ sender: contents, senderFrame: contents.mainFrame }, 'hello');
    expect(received).toEqual([]);
    expect(ports.dropped()).toBe(2);
  });

  it('case 40: drops and counts what is no text', () => {
    const { contents, ports, received } = createListening();
    for (const message of [1, null, undefined, {}, ['hello'], new Uint8Array(3)]) {
      ports.receive({ sender: contents, senderFrame: contents.mainFrame }, message);
    }
    expect(received).toEqual([]);
    expect(ports.dropped()).toBe(6);
  });

  it('case 42: a new page ends the port of the one before, which then neither hears nor says anything', () => {
    const { contents, ports, sent } = createListening();
    const first = ports.renew();
    const heard: string[] = [];
    let closed = 0;
    first.onMessage((text) => heard.push(text));
    first.onClose(() => {
      closed += 1;
    });
    ports.renew();
    expect(closed).toBe(1);
    first.send('late');
    ports.receive({ sender: contents, senderFrame: contents.mainFrame }, 'hello');
    expect(heard).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('case 42: sends nothing to contents that have gone', () => {
    const { contents, sent, state } = createContents();
    const port = createRpcPorts(contents).renew();
    state.destroyed = true;
    port.send('late');
    expect(sent).toEqual([]);
  });
});
