import { join } from 'node:path';

/** A file of the window's built folder. */
export interface WindowFile {
  /** Its path on disk. */
  readonly path: string;
  readonly contentType: string;
  /** Whether it is the window's page. */
  readonly isPage: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
};

// No percent sign, no backslash, no empty segment and none that begins with a dot: such a path can't climb.
const plainPath = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+\.([a-z0-9]+)$/;

/**
 * The file that the path of an address names, as written there and not yet decoded; null where it names none that
 * the window may have. Whether the file exists is not looked at.
 */
export function windowFile(folder: string, pathname: string): WindowFile | null {
  const asked = pathname === '/' ? '/index.html' : pathname;
  const extension = plainPath.exec(asked)?.[1];
  if (extension === undefined || !Object.hasOwn(contentTypes, extension)) return null;
  const contentType = contentTypes[extension];
  return contentType === undefined
    ? null
    : { path: join(folder, ...asked.split('/')), contentType, isPage: asked === '/index.html' };
}
