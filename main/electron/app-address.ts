/** The scheme under which the desktop window finds its own files. */
export const appScheme = 'app';

/** The address of the desktop window. */
export const appAddress = 'app://bundle/';

const documentationHosts: readonly string[] = ['docs.jupiterone.io'];

/** Whether an address is one of the window's own files. */
export function isAppAddress(address: string): boolean {
  const url = parsed(address);
  return (
    url !== null &&
    url.protocol === 'app:' &&
    url.host === 'bundle' &&
    url.username === '' &&
    url.password === ''
  );
}

/** Whether an address is that of the window's one page, at whatever place in it. */
export function isAppPage(address: string): boolean {
  return address.split('#', 1)[0] === appAddress;
}

/** Whether an address is something that the window's page has made itself, to be saved as a file. */
export function isOwnBlob(address: string): boolean {
  return address.startsWith(`blob:${appAddress}`);
}

/** Whether an address may be opened in the person's own browser: documentation by https, from hosts known by name. */
export function isOutsideAddress(address: string): boolean {
  const url = parsed(address);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    documentationHosts.includes(url.host)
  );
}

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
