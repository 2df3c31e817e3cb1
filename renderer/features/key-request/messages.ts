/** The words around the request that creates a key with a policy. */
export const keyRequestMessages = {
  copyTitle: 'Copy as CreateToken',
  copyIntroduction:
    'Nothing is sent: this is the request as JupiterOne’s pages document it, to run where you keep your own key.',
  name: 'Name of the key',
  nameHint: 'What the key will be called in the account.',
  expires: 'Expires',
  expiry: {
    service: 'The service decides',
    days30: 'In 30 days',
    days90: 'In 90 days',
    days365: 'In a year',
  },
  serviceHint: 'The documented form names no expiry; which one the service then sets is not documented.',
  daysHint: 'Uses the argument “input” of the published schema; no page describes it.',
  parts: { document: 'Document', variables: 'Variables', command: 'curl' },
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The window may not write to the clipboard: select the text and copy it.',
  commandHint:
    'Set JUPITERONE_API_KEY and JUPITERONE_ACCOUNT in your shell first; neither is written into the command.',
  noPolicy:
    'This text can’t be read as JSON, so there is no policy to send: mend what the Problems list shows.',
  notDecided: 'This policy has errors: the service may refuse it, or read it otherwise than you mean.',
  close: 'Close',
  pasteTitle: 'Paste from CreateToken',
  pasteIntroduction:
    'Paste a request that creates a key: its body, its variables, document and variables, or a curl command.',
  request: 'The request',
  policy: 'Its policy',
  nothingFound: 'No policy was found in this text. It must hold “policy”, as CreateToken’s variables do.',
  found: (name: string | null): string =>
    name === null || name === '' ? 'Found a policy.' : `Found the policy of “${name}”.`,
  replace: 'Replace This Text',
  replaceHint: 'The text that is open now can be brought back with Undo.',
  keysStay:
    'A key in the pasted text is neither kept nor sent; what you paste is forgotten with this dialog.',
} as const;
