import { jsonText } from '../json/json-text.ts';

/**
 * The mutation that creates an account-level key, as documented on 2023-05-23; older pages ask for `token` where
 * this one asks for `secret`, the one time that the key is shown.
 */
const documentedMutation = `mutation CreateToken($token: TokenInput!) {
  createToken(token: $token) {
    secret
    id
    name
    category
    policy
    revoked
    createdAt
    expiresAt
    __typename
  }
}`;

/**
 * The same with the argument that takes an expiry: `input: CreateIamTokenInput` of the schema published in March
 * 2023; no document describes its use.
 */
const expiringMutation = documentedMutation
  .replace('$token: TokenInput!', '$input: CreateIamTokenInput!')
  .replace('token: $token', 'input: $input');

/** What a key is to be created with. */
export interface KeyRequest {
  readonly name: string;
  /** Only `tags` was ever seen in a document; goes with the documented form alone. */
  readonly category: string;
  /** The policy as JSON text. */
  readonly policy: string;
  /** When the key ends, in milliseconds since 1970; null leaves it to the service, which has a default of its own. */
  readonly expiresAt: number | null;
}

/** The GraphQL document of a request to create a key. */
export function createTokenDocument({ expiresAt }: KeyRequest): string {
  return expiresAt === null ? documentedMutation : expiringMutation;
}

/** The variables of the request as JSON text; the policy travels in them as a string. */
export function createTokenVariables(request: KeyRequest): string {
  const { name, category, policy, expiresAt } = request;
  return JSON.stringify(
    expiresAt === null
      ? { token: { name, category, policy } }
      : { input: { type: 'ACCOUNT', name, expiresAt, policy } },
    null,
    2,
  );
}

/** The body of the request as one line of JSON. */
export function createTokenBody(request: KeyRequest): string {
  const document = jsonText(createTokenDocument(request));
  // The text of the variables is JSON of our own making: compact again, spelt the same.
  const variables = JSON.stringify(JSON.parse(createTokenVariables(request)));
  return `{"query":${document},"variables":${variables},"operationName":"CreateToken"}`;
}

/**
 * The request as a command for a POSIX shell. The caller's own key and the account stand in environment variables,
 * so that neither ends up in a history file or on a screen. `address` is the GraphQL address, such as
 * `https://graphql.us.jupiterone.io/`.
 */
export function createTokenCommand(request: KeyRequest, address: string): string {
  return [
    `curl --fail-with-body ${quoted(address)}`,
    `  --header "Authorization: Bearer $JUPITERONE_API_KEY"`,
    `  --header "JupiterOne-Account: $JUPITERONE_ACCOUNT"`,
    `  --header 'Content-Type: application/json'`,
    `  --data-raw ${quoted(createTokenBody(request))}`,
  ].join(' \\\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
