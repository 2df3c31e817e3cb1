/**
 * What a new object begins as: something that a condition can ask for, with a key of its own, by which it is known
 * whatever other sets are loaded.
 */
export function newObjectText(): string {
  return `{
  "_key": "what-if-${crypto.randomUUID().slice(0, 8)}",
  "_type": "okta_user",
  "_class": ["User"],
  "displayName": "What if"
}
`;
}

const identities: ReadonlySet<string> = new Set(['_id', '_key']);

/**
 * The text of a copy of an object, from its properties with their values as JSON text. It is another object, so its
 * `_id` and `_key` say that it is a copy: two objects with one id would both go by their position, and ends by that
 * id would name neither.
 */
export function copyText(properties: readonly (readonly [string, string])[]): string {
  if (properties.length === 0) return '{}\n';
  const members = properties.map(([name, value]) => {
    const isIdentity = identities.has(name) && value.startsWith('"');
    return `  ${JSON.stringify(name)}: ${isIdentity ? `${value.slice(0, -1)}-copy"` : value}`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
}
