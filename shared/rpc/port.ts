/** A two-way pipe for JSON text: Electron IPC, a WebSocket or a MessagePort. */
export interface Port {
  /** Sends one message; after the pipe has closed it does nothing. */
  send(text: string): void;
  /** Calls the listener for each message; the answer stops that at once. */
  onMessage(listener: (text: string) => void): () => void;
  /** Calls the listener once, when the pipe has closed. */
  onClose(listener: () => void): () => void;
  /** Closes the pipe. */
  close(): void;
}
