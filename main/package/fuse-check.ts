import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** The fuses of the configuration: their names as electron-builder writes them. */
export type WantedFuses = Readonly<Record<string, boolean>>;

// The bytes of a fuse wire.
const blown = { on: 49, off: 48 };

/** Reads back the fuses of a packaged program; gives one sentence for each that is not as it was wanted. */
export async function fuseProblems(program: string, wanted: WantedFuses): Promise<readonly string[]> {
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(program)) };
  return Object.entries(wanted).flatMap(([name, on]) => {
    const index: unknown = Reflect.get(FuseV1Options, upperFirst(name));
    if (typeof index !== 'number') return [`The fuse ${name} is not known: it was not checked.`];
    const state = wire[index];
    if (state === (on ? blown.on : blown.off)) return [];
    return [`The fuse ${name} should be ${on ? 'on' : 'off'} and is not: do not hand the program on.`];
  });
}

function upperFirst(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
