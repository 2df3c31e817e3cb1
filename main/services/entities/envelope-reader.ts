import type { JsonValue } from '../../../shared/json/json-value.ts';
import { createByteRun } from './byte-run.ts';
import { acceptedForms, EntityFileProblem } from './entity-file-problem.ts';
import { isEnvelopeName, listRole, marksSingleObject, maximumEnvelopeDepth } from './entity-shape.ts';
import type { ListRole } from './entity-shape.ts';
import { createJsonNesting, isJsonSpace, scanJson } from './json-nesting.ts';
import { createListNode, isAllInOrder, rangesInOrder } from './list-order.ts';
import type { ListNode } from './list-order.ts';
import { createListReader } from './list-reader.ts';
import type { ListReader } from './list-reader.ts';
import { addElements, refuseTooDeep, tableRefused, unexpectedByte } from './object-sink.ts';
import type { ReadingContext } from './object-sink.ts';
import { parseJsonBytes } from './parse-json-bytes.ts';
import type { JsonStretch } from './parse-json-bytes.ts';

/** How the reading of a large object ended. */
export type EnvelopeEnd =
  | { readonly at: number; readonly found: 'lists' }
  /** It held no list of graph objects: here is all of it. */
  | { readonly at: number; readonly found: 'object'; readonly whole: JsonStretch };

/** Reads one large object from its opening brace on, list by list. */
export interface EnvelopeReader {
  /** Reads on in a chunk; gives null where the object goes on. */
  readonly read: (chunk: Uint8Array, from: number) => EnvelopeEnd | null;
}

type State = 'start' | 'key' | 'value' | 'element' | 'list' | 'plain' | 'after' | 'rest' | 'done';

interface Frame {
  readonly node: ListNode;
  /** It is one graph object, so what it holds are properties. */
  single: boolean;
  /** Objects were taken out of it. */
  emitted: boolean;
  type: JsonValue | undefined;
  dataIsList: boolean;
}

/**
 * Makes the reader of one object. Until the first list of objects it keeps all bytes, since the object may turn out
 * to be one graph object; from then on it keeps none but those of the value that is being read.
 */
export function createEnvelopeReader(context: ReadingContext): EnvelopeReader {
  const { file, places, sink, limits } = context;
  const nesting = createJsonNesting(0);
  const kept = createByteRun(file, places, limits.singleValue);
  const gathered = createByteRun(file, places, limits.singleValue);
  const since = sink.added();
  const root = createListNode();
  const frames: Frame[] = [];
  let state: State = 'start';
  let name = '';
  let behindComma = false;
  let emitted = false;
  let list: ListReader | null = null;
  let listNode = root;
  let listStart = since;

  function frame(): Frame {
    const last = frames.at(-1);
    if (last === undefined) throw new Error('no object is open');
    return last;
  }

  function open(node: ListNode): void {
    frames.push({ node, single: false, emitted: false, type: undefined, dataIsList: false });
    nesting.depth = frames.length;
    state = 'key';
    behindComma = false;
  }

  function close(): void {
    const closed = frames.pop();
    if (closed?.type === 'table' && closed.dataIsList && !closed.single) throw tableRefused(context);
    nesting.depth = frames.length;
    state = frames.length === 0 ? 'done' : 'after';
  }

  function readKey(chunk: Uint8Array, from: number): number {
    const end = scanJson(nesting, chunk, from, frames.length, 'colon');
    refuseTooDeep(context, end);
    if (end.found !== 'stop') {
      gathered.add(chunk, from, chunk.length);
      return chunk.length;
    }
    const stretch = gathered.take(chunk, from, end.at);
    if (chunk[end.at] === 0x7d && !behindComma && stretch.bytes.every(isJsonSpace)) {
      close();
      return end.at + 1;
    }
    if (chunk[end.at] !== 0x3a) throw unexpectedByte(context, end.at, 'a name and a colon');
    const key = parseJsonBytes(stretch);
    if (typeof key !== 'string') throw unexpectedByte(context, end.at, 'a name in quotes and then the colon');
    name = key;
    if (listRole(name) !== null || isEnvelopeName(name)) {
      // As JSON.parse has it: the last member of a name is the only one, in the place of the first.
      frame().node.members.set(name, createListNode());
      if (name === 'data') frame().dataIsList = false;
    }
    state = 'value';
    return end.at + 1;
  }

  function beginValue(chunk: Uint8Array, at: number): number {
    const { single, node } = frame();
    const member = node.members.get(name);
    if (member !== undefined && !single) {
      if (chunk[at] === 0x5b && listRole(name) !== null) {
        gathered.add(chunk, at, at + 1);
        nesting.depth = frames.length + 1;
        state = 'element';
        return at + 1;
      }
      if (chunk[at] === 0x7b && isEnvelopeName(name) && frames.length < maximumEnvelopeDepth) {
        open(member);
        return at + 1;
      }
    }
    state = 'plain';
    return at;
  }

  function beginElements(chunk: Uint8Array, at: number): number {
    const role = listRole(name);
    if ((chunk[at] === 0x7b || chunk[at] === 0x5d) && role !== null) beginList(name, role);
    else state = 'plain';
    return at;
  }

  function beginList(listName: string, role: ListRole): void {
    gathered.clear();
    listNode = frame().node.members.get(listName) ?? root;
    listStart = sink.added();
    if (listName === 'data') frame().dataIsList = true;
    list = createListReader(context, frames.length + 1, (elements, firstNumber) => {
      if (elements.length > 0) {
        for (const open of frames) open.emitted = true;
        emitted = true;
        kept.clear();
      }
      addElements(context, { name: listName, role }, elements, firstNumber);
    });
    state = 'list';
  }

  function readList(chunk: Uint8Array, from: number): number {
    const end = list?.read(chunk, from) ?? -1;
    if (end === -1) return chunk.length;
    listNode.range = { start: listStart, end: sink.added() };
    nesting.depth = frames.length;
    list = null;
    state = 'after';
    return end;
  }

  function readPlain(chunk: Uint8Array, from: number): number {
    const end = scanJson(nesting, chunk, from, frames.length, 'comma');
    refuseTooDeep(context, end);
    if (end.found !== 'stop') {
      gathered.add(chunk, from, chunk.length);
      return chunk.length;
    }
    takeMember(parseJsonBytes(gathered.take(chunk, from, end.at)), end.at);
    if (state === 'rest' && chunk[end.at] === 0x2c) return end.at;
    return endMember(chunk, end.at);
  }

  function takeMember(value: JsonValue, at: number): void {
    if (name === 'type') frame().type = value;
    if (!marksSingleObject(name, value)) return;
    if (frame().emitted) {
      throw new EntityFileProblem(
        'wrongShape',
        file,
        places.placeAt(at),
        `this object holds a list of graph objects and also "${name}", which makes it one itself; move the list into an object of its own.`,
      );
    }
    frame().single = true;
    if (frames.length === 1) state = 'rest';
  }

  function endMember(chunk: Uint8Array, at: number): number {
    if (chunk[at] === 0x2c) {
      state = 'key';
      behindComma = true;
    } else if (chunk[at] === 0x7d) close();
    else throw unexpectedByte(context, at, 'a comma or }');
    return at + 1;
  }

  function readRest(chunk: Uint8Array, from: number): number {
    const end = scanJson(nesting, chunk, from, 1, 'close');
    refuseTooDeep(context, end);
    if (end.found !== 'stop') return chunk.length;
    close();
    return end.at + 1;
  }

  function step(chunk: Uint8Array, at: number): number {
    switch (state) {
      case 'start':
        open(root);
        return at + 1;
      case 'key':
        return readKey(chunk, at);
      case 'list':
        return readList(chunk, at);
      case 'plain':
        return readPlain(chunk, at);
      case 'rest':
        return readRest(chunk, at);
      case 'value':
        return isJsonSpace(chunk[at]) ? at + 1 : beginValue(chunk, at);
      case 'element':
        if (!isJsonSpace(chunk[at])) return beginElements(chunk, at);
        gathered.add(chunk, at, at + 1);
        return at + 1;
      case 'after':
        return isJsonSpace(chunk[at]) ? at + 1 : endMember(chunk, at);
      case 'done':
        return at;
      default:
        return state satisfies never;
    }
  }

  function finish(chunk: Uint8Array, from: number, at: number): EnvelopeEnd {
    if (!emitted) return { at, found: 'object', whole: kept.take(chunk, from, at) };
    const ranges = rangesInOrder(root);
    if (ranges.length === 0) throw listsReplaced(file);
    if (!isAllInOrder(ranges, since, sink.added())) sink.arrange(since, ranges);
    return { at, found: 'lists' };
  }

  return {
    read: (chunk, from) => {
      let at = from;
      while (at < chunk.length) {
        at = step(chunk, at);
        if (state === 'done') return finish(chunk, from, at);
      }
      if (!emitted) kept.add(chunk, from, chunk.length);
      return null;
    },
  };
}

function listsReplaced(file: string): EntityFileProblem {
  const sentence = `a later member of the same name takes the place of its lists of graph objects; ${acceptedForms}.`;
  return new EntityFileProblem('wrongShape', file, null, sentence);
}
