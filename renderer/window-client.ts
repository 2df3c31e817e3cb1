import type { windowContract } from '../shared/contract/contract.ts';
import type { Client } from '../shared/rpc/contract.ts';
import { RpcError } from '../shared/rpc/rpc-error.ts';

/** Main as the window calls it. */
export type WindowClient = Client<typeof windowContract>;

/** The sentence of a failed call for a person. */
export function failureMessage(error: unknown): string {
  return error instanceof RpcError ? error.message : 'Something unexpected happened. Try it again.';
}

/** Whether a call failed with one of these codes. */
export function failedWith(error: unknown, ...codes: readonly RpcError['code'][]): boolean {
  return error instanceof RpcError && codes.includes(error.code);
}
