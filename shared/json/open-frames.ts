import type { JsonToken } from './json-tokens.ts';
import type { Scalar } from './json-value.ts';

/** A list or object that is open at some place of a text, with what stands directly in it. */
export interface Frame {
  readonly kind: 'document' | 'object' | 'array';
  /** Of an object: its keys with scalars and lists of scalars; null for any other value. */
  readonly members: ReadonlyMap<string, Scalar | readonly Scalar[] | null>;
  /** Of a list: its scalars. */
  readonly items: readonly Scalar[];
}

/** What may stand behind the tokens taken so far. */
interface Expected {
  readonly role: 'document' | 'key' | 'value' | 'element';
  readonly path: readonly (string | number)[];
  /** Where the value before ends, if a comma is missing behind it. */
  readonly commaMissingAt: number | null;
}

/** The lists and objects that the tokens taken so far leave open, in a text that need not be JSON. */
export interface OpenFrames {
  readonly take: (token: JsonToken) => void;
  /** Goes on as if what may stand here stood there, up to an offset; a key has its colon behind it or not. */
  readonly skip: (end: number, colonFollows: boolean) => void;
  /** Null where nothing can stand, such as between a key and its colon. */
  readonly expected: () => Expected | null;
  readonly around: () => readonly Frame[];
  /** How many frames are open, the document included. */
  readonly depth: () => number;
}

type Value = Scalar | readonly Scalar[] | null;

/** `lost`: what follows belongs to nothing, until the next comma. */
type State = 'key' | 'colon' | 'value' | 'comma' | 'lost';

interface MutableFrame extends Frame {
  readonly members: Map<string, Value>;
  readonly items: Scalar[];
  /** Whether a list holds nothing but scalars. */
  plain: boolean;
  state: State;
  /** Where the frame stands in the one around it; null where that is unknown. */
  readonly segment: string | number | null;
  key: string | null;
  index: number;
  /** Where the last value ends. */
  valueEnd: number;
}

/** Starts at the beginning of a text. */
export function openFrames(text: string): OpenFrames {
  const stack: MutableFrame[] = [newFrame('document', null)];
  const top = (): MutableFrame => stack.at(-1) ?? newFrame('document', null);

  function open(kind: 'object' | 'array'): void {
    const parent = top();
    if (parent.kind === 'array' && parent.state === 'comma') parent.index += 1;
    const inObject = parent.state === 'value' ? parent.key : null;
    stack.push(newFrame(kind, parent.kind === 'array' ? parent.index : inObject));
  }

  function close(kind: 'object' | 'array', end: number): void {
    const at = stack.findLastIndex((frame) => frame.kind === kind);
    if (at === -1) return;
    const closed = stack[at];
    stack.length = at;
    finish(top(), end, closed?.kind === 'array' && closed.plain ? closed.items : null);
  }

  function takeScalar(token: JsonToken): void {
    const frame = top();
    const value = scalarOf(text, token);
    if (frame.kind === 'object' && frame.state !== 'value') {
      frame.key = String(value);
      frame.state = 'colon';
      return;
    }
    if (frame.kind === 'array' && frame.state === 'comma') frame.index += 1;
    finish(frame, token.end, value);
  }

  return {
    take(token) {
      const frame = top();
      switch (token.kind) {
        case '{':
          open('object');
          return;
        case '[':
          open('array');
          return;
        case '}':
          close('object', token.end);
          return;
        case ']':
          close('array', token.end);
          return;
        case ',':
          if (frame.kind === 'array') frame.index += 1;
          if (frame.kind !== 'document') frame.state = frame.kind === 'object' ? 'key' : 'value';
          frame.key = null;
          return;
        case ':':
          if (frame.kind === 'object' && frame.state === 'colon') frame.state = 'value';
          else frame.state = 'lost';
          return;
        case 'string':
        case 'word':
          takeScalar(token);
          return;
        case 'comment':
          return;
      }
    },
    skip(end, colonFollows) {
      const frame = top();
      if (frame.kind !== 'object' || frame.state === 'value') {
        frame.state = 'comma';
        frame.valueEnd = end;
      } else if (colonFollows) {
        frame.key = null;
        frame.state = 'colon';
      }
    },
    expected() {
      const frame = top();
      const path = pathOf(stack);
      if (path === null || frame.state === 'lost' || frame.state === 'colon') return null;
      const commaMissingAt = frame.state === 'comma' ? frame.valueEnd : null;
      switch (frame.kind) {
        case 'document':
          return frame.state === 'value' ? { role: 'document', path, commaMissingAt } : null;
        case 'array': {
          const index = frame.state === 'comma' ? frame.index + 1 : frame.index;
          return { role: 'element', path: [...path, index], commaMissingAt };
        }
        default:
          if (frame.state !== 'value') return { role: 'key', path, commaMissingAt };
          return frame.key === null ? null : { role: 'value', path: [...path, frame.key], commaMissingAt };
      }
    },
    around: () => [...stack],
    depth: () => stack.length,
  };
}

function newFrame(kind: MutableFrame['kind'], segment: string | number | null): MutableFrame {
  const state = kind === 'object' ? 'key' : 'value';
  return {
    kind,
    segment,
    members: new Map(),
    items: [],
    plain: true,
    state,
    key: null,
    index: 0,
    valueEnd: 0,
  };
}

function finish(frame: MutableFrame, end: number, value: Value): void {
  if (frame.kind === 'object' && frame.key !== null) frame.members.set(frame.key, value);
  if (frame.kind === 'array') {
    if (isScalarOrNull(value) && value !== null) frame.items.push(value);
    else frame.plain = false;
  }
  frame.state = 'comma';
  frame.valueEnd = end;
}

function isScalarOrNull(value: Value): value is Scalar | null {
  return !Array.isArray(value);
}

/** The path of the innermost frame; null where a part of it is unknown. */
function pathOf(stack: readonly MutableFrame[]): readonly (string | number)[] | null {
  const path: (string | number)[] = [];
  // Neither the document nor its one value has a place in something else.
  for (const { segment } of stack.slice(2)) {
    if (segment === null) return null;
    path.push(segment);
  }
  return path;
}

function scalarOf(text: string, token: JsonToken): Scalar | null {
  if (token.kind === 'string') return stringValue(text, token);
  const raw = text.slice(token.start, token.end);
  if (raw === 'null') return null;
  if (raw === 'true' || raw === 'false') return raw === 'true';
  return /^-?\d/.test(raw) ? Number(raw) : raw;
}

/** The value of a string's token; what is written where that is no JSON string. */
export function stringValue(text: string, { start, end, closed }: JsonToken): string {
  const written = text.slice(start + 1, closed ? end - 1 : end);
  if (!written.includes('\\')) return written;
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written;
  }
}
