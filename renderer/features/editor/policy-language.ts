import { monaco } from './monaco.ts';

/** The name under which Monaco knows the language of policies: JSON in colours, nothing more. */
export const policyLanguage = 'policy';

/** The name of Monaco's language without colours, brackets or folding. */
export const plainLanguage = 'plaintext';

// Each rule looks at one line and keeps no stack, so that no depth of nesting can slow it down.
const grammar: monaco.languages.IMonarchLanguage = {
  defaultToken: 'invalid',
  tokenPostfix: '',
  tokenizer: {
    root: [
      [/\s+/, ''],
      [/[{}[\]]/, 'delimiter.bracket'],
      [/[:,]/, 'delimiter'],
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key'],
      [/"(?:[^"\\]|\\.)*"/, 'string.value'],
      [/"(?:[^"\\]|\\.)*$/, 'string.invalid'],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/, 'number'],
      [/(?:true|false|null)(?!\w)/, 'keyword'],
      [/\/\/.*$/, 'comment'],
      [/\/\*/, 'comment', '@comment'],
      [/\w+/, 'invalid'],
    ],
    comment: [
      [/[^*]+/, 'comment'],
      [/\*\//, 'comment', '@pop'],
      [/\*/, 'comment'],
    ],
  },
};

const surroundingPairs = [
  { open: '{', close: '}' },
  { open: '[', close: ']' },
  { open: '"', close: '"' },
];

/** Makes the language known to Monaco; a second call changes nothing. */
export function registerPolicyLanguage(): void {
  if (monaco.languages.getLanguages().some((language) => language.id === policyLanguage)) return;
  monaco.languages.register({ id: policyLanguage });
  monaco.languages.setMonarchTokensProvider(policyLanguage, grammar);
  monaco.languages.setLanguageConfiguration(policyLanguage, {
    wordPattern: /[^{}[\]:",\s]+/g,
    surroundingPairs,
    indentationRules: { increaseIndentPattern: /[{[]\s*$/, decreaseIndentPattern: /^\s*[}\]]/ },
    onEnterRules: [
      {
        beforeText: /[{[]\s*$/,
        afterText: /^\s*[}\]]/,
        action: { indentAction: monaco.languages.IndentAction.IndentOutdent },
      },
    ],
  });
}
