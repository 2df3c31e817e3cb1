import type { z } from 'zod';

/** A method that answers once. */
export interface CallMethod<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'call';
  readonly input: Input;
  readonly output: Output;
}

/** A method that reports progress (lossy) before it answers once. */
export interface StreamMethod<
  Input extends z.ZodType = z.ZodType,
  Progress extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: 'stream';
  readonly input: Input;
  readonly progress: Progress;
  readonly output: Output;
}

/** Every method that one side serves to the other, by name. */
export type Contract = Readonly<Record<string, CallMethod | StreamMethod>>;

/** Declares a method that answers once. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): CallMethod<Input, Output> {
  return { kind: 'call', input, output };
}

/** Declares a method that reports progress before it answers. */
export function stream<Input extends z.ZodType, Progress extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  progress: Progress,
  output: Output,
): StreamMethod<Input, Progress, Output> {
  return { kind: 'stream', input, progress, output };
}

/** What a handler is given beside its input. */
export interface CallContext<Progress> {
  /** Aborted when the caller cancels or the port closes. */
  readonly signal: AbortSignal;
  /** Reports progress; lossy: the server sends at most ten a second. */
  readonly progress: (progress: Progress) => void;
}

type ProgressIn<Method> = Method extends StreamMethod<z.ZodType, infer Progress> ? z.input<Progress> : never;
type ProgressOut<Method> =
  Method extends StreamMethod<z.ZodType, infer Progress> ? z.output<Progress> : never;

/** One function a method; a thrown RpcError crosses as it is, anything else as `internal`. */
export type Handlers<Served extends Contract> = {
  readonly [Name in keyof Served]: (
    input: z.output<Served[Name]['input']>,
    context: CallContext<ProgressIn<Served[Name]>>,
  ) => z.input<Served[Name]['output']> | Promise<z.input<Served[Name]['output']>>;
};

/** How one call is watched and ended. */
export interface CallOptions<Progress> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** The calling side of a contract; every failure is an RpcError. */
export interface Client<Served extends Contract> {
  readonly call: <Name extends keyof Served & string>(
    method: Name,
    input: z.input<Served[Name]['input']>,
    options?: CallOptions<ProgressOut<Served[Name]>>,
  ) => Promise<z.output<Served[Name]['output']>>;
}
