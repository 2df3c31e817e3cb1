declare module 'write-file-atomic' {
  interface Options {
    readonly mode?: number;
    /** Called with the path of the new temporary file, before anything is written to it. */
    readonly tmpfileCreated?: (temporary: string) => void | Promise<void>;
  }

  /** Writes a temporary file beside the target, flushes it and renames it over the target. */
  function writeFileAtomic(path: string, data: Uint8Array | string | null, options: Options): Promise<void>;

  namespace writeFileAtomic {
    /** The same, before it returns. */
    function sync(path: string, data: string, options: Options): void;
  }

  export default writeFileAtomic;
}
