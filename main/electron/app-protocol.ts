import type { ThemeChoice } from '../../shared/contract/settings.ts';
import { windowHeaders } from '../window/content-security-policy.ts';
import { themedPage } from '../window/themed-page.ts';
import { windowFile } from '../window/window-file.ts';
import { isAppAddress } from './app-address.ts';

/** Gives the bytes of a file; fails where there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

/** Answers the desktop window's requests for its own files, and no other. */
export async function answerAppRequest(
  request: Pick<Request, 'method' | 'url'>,
  rendererFolder: string,
  readFile: ReadFile,
  theme: ThemeChoice,
): Promise<Response> {
  if (request.method !== 'GET') return refusal(405);
  if (!isAppAddress(request.url)) return refusal(404);
  const file = windowFile(rendererFolder, new URL(request.url).pathname);
  if (file === null) return refusal(404);
  try {
    const bytes = await readFile(file.path);
    const body = file.isPage ? themedPage(new TextDecoder().decode(bytes), theme) : bytes;
    return new Response(body, { headers: { ...windowHeaders, 'Content-Type': file.contentType } });
  } catch {
    return refusal(404);
  }
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: windowHeaders });
}
