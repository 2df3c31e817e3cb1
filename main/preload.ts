import { contextBridge, ipcRenderer } from 'electron';

// The whole of what the window can reach: text out, text in.
contextBridge.exposeInMainWorld('host', {
  send: (text: string): void => {
    ipcRenderer.send('rpc', text);
  },
  onMessage: (listener: (text: string) => void): void => {
    ipcRenderer.on('rpc', (_event, text: string) => {
      listener(text);
    });
  },
});
