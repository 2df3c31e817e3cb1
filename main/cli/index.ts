#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { z } from 'zod';
import { createOutput } from './output.ts';
import { runCommand } from './run-command.ts';

// package.json stands two folders up, seen from here as from the built file.
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

process.exitCode = await runCommand(process.argv.slice(2), {
  standardInput: process.stdin,
  output: createOutput(process.stdout, 'standard output'),
  errors: createOutput(process.stderr, 'standard error'),
  environment: process.env,
  platform: process.platform,
  home: homedir(),
  version,
});
