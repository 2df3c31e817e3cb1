/** The style sheet of a saved report. */
export const reportStyle = `
:root { color-scheme: light dark; --line: #d5d9de; --dim: #57606a; }
@media (prefers-color-scheme: dark) { :root { --line: #3a4048; --dim: #a9b1ba; } }
body { margin: 0; font: 14px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', system-ui, sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 12px; }
h2 { font-size: 15px; margin: 28px 0 8px; }
p { margin: 8px 0; }
ul { margin: 0; padding-left: 20px; }
li { margin: 4px 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 3px 12px 3px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--dim); font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
code { font: 12.5px/1.5 ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace;
  unicode-bidi: isolate; overflow-wrap: anywhere; white-space: pre-wrap; }
h1 code { font: inherit; }
@media print { main { padding: 0; } h2 { break-after: avoid; } tr, li { break-inside: avoid; } }
`;

/** The style sheet as the page's own policy names it, so that no other is applied. */
export const reportStyleHash = 'sha256-u34Qt13qMsZA/KdpZqb+HgGLfZRP+3mFc8pZmXHZpUQ=';
