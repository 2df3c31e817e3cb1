// The names are those of the editor's own Trusted Types policies; `default` is the window's, which lets through
// nothing but addresses of scripts from its own origin.
const trustedTypes = [
  'default',
  'standaloneColorizer',
  'editorViewLayer',
  'richScreenReaderContent',
  'domLineBreaksComputer',
  'defaultWorkerFactory',
  'diffReview',
  'diffEditorWidget',
  'tokenizeToString',
  'editorGhostText',
  'stickyScrollViewLayer',
  // The sanitizer through which the editor passes whatever it shows as Markdown.
  'dompurify',
];

/** The Content-Security-Policy of the window in both hosts, sent as a header with every answer. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // The editor positions its lines by style elements that it writes itself.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${trustedTypes.join(' ')} 'allow-duplicates'`,
].join('; ');

/** The headers that every answer to the window carries, in both hosts. */
export const windowHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};
