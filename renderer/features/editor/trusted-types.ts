// Imported before anything else of the window: a policy must exist before the first worker starts.
// Vite's worker wrappers hand plain text to `new Worker`, which Trusted Types refuse without a default policy.

interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string }): unknown;
}

/**
 * The address of a script, if it comes from the window's own origin; throws a TypeError for any other,
 * so that no text can start a script of another origin, of a `data:` or of a `blob:` address.
 */
export function ownScriptUrl(url: string, base: string): string {
  const address = new URL(url, base);
  if (address.origin === 'null' || address.origin !== new URL(base).origin || address.protocol === 'blob:') {
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
