import type { IncomingMessage } from 'node:http';

/** Why a request is turned away. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405;
  /** For a person. */
  readonly sentence: string;
}

/** What of a request decides whether it is looked at at all. */
export type GuardedRequest = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/**
 * Turns away what does not come from a window of this host: other methods, other names of the machine (DNS
 * rebinding), pages of other origins. Null lets the request on; who it is has then still to be shown.
 */
export function guardRequest(request: GuardedRequest, port: number): Refusal | null {
  const { host, origin } = request.headers;
  if (request.method !== 'GET') return { status: 405, sentence: 'Only reading is possible here.' };
  if (host !== `127.0.0.1:${port}`) {
    return { status: 403, sentence: `Latchkey answers at http://127.0.0.1:${port} only.` };
  }
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}`) {
    return { status: 403, sentence: 'Latchkey does not answer pages of other origins.' };
  }
  if (request.url?.startsWith('/') !== true) return { status: 400, sentence: 'That is no address here.' };
  return null;
}

/** The path of an address and what follows its question mark, both as written. */
export function splitAddress(address: string): { readonly path: string; readonly query: URLSearchParams } {
  const mark = address.indexOf('?');
  return {
    path: mark === -1 ? address : address.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : address.slice(mark + 1)),
  };
}

/** The name of the cookie; browsers don't keep cookies of different ports apart by themselves. */
export function cookieName(port: number): string {
  return `latchkey-${port}`;
}

/** The value of the host's cookie in a request, or null. */
export function cookieOf(request: GuardedRequest, port: number): string | null {
  const beginning = `${cookieName(port)}=`;
  const found = request.headers.cookie?.split(/; */).find((pair) => pair.startsWith(beginning));
  return found === undefined ? null : found.slice(beginning.length);
}
