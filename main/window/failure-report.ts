/** Where and when something unexpected happened. */
export interface FailurePlace {
  readonly version: string;
  readonly host: 'electron' | 'browser';
  readonly part: 'main' | 'worker';
  readonly at: Date;
}

const longestMessage = 300;
const mostFrames = 20;
const mostCauses = 3;

/**
 * What a person can hand on of an unexpected failure: what went wrong and where in the program. Of messages only the
 * program's own words stay: what stands in quotes, paths and whatever may be a secret or an id are left out.
 */
export function failureReport(error: unknown, { version, host, part, at }: FailurePlace): string {
  return [
    `Latchkey ${version}, ${host} host, ${part}`,
    `${process.platform} ${process.arch}, Node ${process.versions.node}`,
    at.toISOString(),
    '',
    ...errorLines(error, 0),
    '',
  ].join('\n');
}

function errorLines(error: unknown, depth: number): readonly string[] {
  if (!(error instanceof Error)) return [`Something that is no error was thrown: ${typeof error}`];
  const code = 'code' in error && typeof error.code === 'string' ? ` ${redacted(error.code)}` : '';
  const head = `${depth === 0 ? '' : 'Caused by '}${redacted(error.name)}${code}: ${redacted(error.message)}`;
  const cause = error.cause === undefined || depth >= mostCauses ? [] : errorLines(error.cause, depth + 1);
  return [head, ...framesOf(error.stack ?? ''), ...cause];
}

/** Functions and the plain names of their files, without the folders above them. */
function framesOf(stack: string): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, mostFrames)
    .map((line) => {
      const [, place = ''] = /([\w.$@-]+:\d+:\d+)\)?$/.exec(line) ?? [];
      const [, called = ''] = /^\s+at (?:async )?([\w.$<> ]+?) \(/.exec(line) ?? [];
      return `  at ${[called, place].filter((part) => part !== '').join(' ')}`;
    });
}

function redacted(text: string): string {
  const short = text.replaceAll(/\s+/g, ' ').slice(0, longestMessage);
  return short
    .replaceAll(/"[^"]*"?|'[^']*'?|`[^`]*`?|“[^”]*”?/g, '"…"')
    .replaceAll(/(?:\w+:)?[\\/][^\s,;)]*/g, '…')
    .replaceAll(/[\w.+/=@-]{16,}/g, '…');
}
