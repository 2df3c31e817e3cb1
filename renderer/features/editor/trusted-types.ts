// Imported before anything else of the window: a policy must exist before the first worker starts.
// Vite's worker wrappers hand plain text to `new Worker`, which Trusted Types refuse without a default policy.

interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string }): unknown;
}

const windowProtocols: readonly string[] = ['app:', 'http:'];

/**
 * The address of a script, if it comes from the window's own origin; throws a TypeError for any other,
 * so that no text can start a script of another origin or of a `data:`, `blob:` or `file:` address.
 */
export function ownScriptUrl(url: string, base: string): string {
  const address = new URL(url, base);
  const own = new URL(base);
  // Not `origin`: that of the desktop's own scheme is "null" wherever the scheme is not registered.
  const ours = address.protocol === own.protocol && address.host === own.host;
  if (!ours || !windowProtocols.includes(address.protocol)) {
    throw new TypeError('A script from outside the window was refused.');
  }
  return address.href;
}

const trustedTypes: unknown = Reflect.get(globalThis, 'trustedTypes');
if (isTrustedTypes(trustedTypes)) {
  trustedTypes.createPolicy('default', {
    createScriptURL: (url) => ownScriptUrl(url, globalThis.location.href),
  });
}

function isTrustedTypes(value: unknown): value is TrustedTypes {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
