import type { Environment } from '../profile.ts';
import type { Output } from './output.ts';

/** What a command reaches of the process around it. */
export interface CommandContext {
  readonly standardInput: AsyncIterable<Uint8Array>;
  /** Carries the answer alone. */
  readonly output: Output;
  /** Carries one line where the command fails. */
  readonly errors: Output;
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly version: string;
}

/** 0 fine, 1 findings, 2 bad usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;
