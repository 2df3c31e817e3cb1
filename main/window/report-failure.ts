import { inspect } from 'node:util';

/**
 * Writes an unexpected failure to standard error where `LATCHKEY_DEBUG` asks for it. Otherwise it stays out of the
 * terminal: the window has said that something went wrong, and the text may hold what is nobody else's business.
 */
export function reportFailure(error: unknown): void {
  if (process.env['LATCHKEY_DEBUG'] !== undefined) process.stderr.write(`${inspect(error)}\n`);
}
