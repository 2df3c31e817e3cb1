/** A place in the text of a policy where a person types: the end of a line, some keys to the left of it. */
export interface Caret {
  /** From 1. */
  readonly line: number;
  readonly keysLeft: number;
}

/** Behind the colon of `"permissions": [`: without it the text is no JSON. */
export const behindColon: Caret = { line: 2, keysLeft: 2 };

/** Inside the first permission's value of `_type`, at its end: with another letter it shows other entities. */
export const insideType: Caret = { line: 8, keysLeft: 4 };

/** Inside the first permission's effect, at its end: with another letter it is none. */
export const insideEffect: Caret = { line: 4, keysLeft: 2 };

/**
 * The text of a policy of the given size as a person lays it out: permissions for the given types in turn, every
 * second one narrowed by another property, every fifth a DENY.
 */
export function policyText(size: number, types: readonly string[]): string {
  const permissions = Array.from({ length: size }, (_, place) => {
    const type = JSON.stringify(types[place % types.length]);
    const narrowed = place % 2 === 1 ? `, "owner": "team-${place % 25}"` : '';
    return `    {
      "effect": "${place % 5 === 4 ? 'DENY' : 'ALLOW'}",
      "actions": ["query:ReadGraphData"],
      "resources": ["*"],
      "condition": {
        "stringEquals": { "_type": ${type}${narrowed} }
      }
    }`;
  });
  return `{\n  "permissions": [\n${permissions.join(',\n')}\n  ]\n}\n`;
}
