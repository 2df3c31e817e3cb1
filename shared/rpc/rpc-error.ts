/** Every code with which a call can fail. */
export const rpcErrorCodes = [
  'bad_request',
  'unknown_method',
  'cancelled',
  'busy',
  'not_found',
  'conflict',
  'too_large',
  'storage',
  'unavailable',
  'internal',
] as const;

/** A code with which a call can fail. */
export type RpcErrorCode = (typeof rpcErrorCodes)[number];

/** The only error that crosses a port. Its message is for a person and says what to do next. */
export class RpcError extends Error {
  readonly code: RpcErrorCode;

  constructor(code: RpcErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RpcError';
    this.code = code;
  }
}
