import { isJsonObject } from '../../../shared/json/json-value.ts';
import type { JsonObject } from '../../../shared/json/json-value.ts';
import { createBytePlaces } from './byte-places.ts';
import { createByteRun } from './byte-run.ts';
import { acceptedForms, EntityFileProblem } from './entity-file-problem.ts';
import { graphObject, isSingleObject, objectLists } from './entity-shape.ts';
import { createEnvelopeReader } from './envelope-reader.ts';
import type { EnvelopeReader } from './envelope-reader.ts';
import type { EntityFileReader } from './entity-file-reader.ts';
import { createJsonNesting, isJsonSpace, scanJson } from './json-nesting.ts';
import { createListReader } from './list-reader.ts';
import type { ListReader } from './list-reader.ts';
import { addElements, refuseTooDeep, tableRefused, unexpectedByte } from './object-sink.ts';
import type { ObjectSink, ReadingContext, ReadingLimits } from './object-sink.ts';
import { parseJsonBytes } from './parse-json-bytes.ts';
import type { JsonStretch } from './parse-json-bytes.ts';
import { refuseTableRow } from './table-rows.ts';
import { unfinishedLine } from './unfinished-line.ts';

/**
 * Makes the reader of a JSON file: one value, or several that are divided by line breaks (NDJSON). It finds where
 * values end and leaves what they are to JSON.parse, so every value is exactly what JSON.parse makes of it.
 */
export function createJsonFileReader(
  file: string,
  sink: ObjectSink,
  limits: ReadingLimits,
): EntityFileReader {
  const places = createBytePlaces();
  const context: ReadingContext = { file, places, sink, limits };
  let nesting = createJsonNesting(0);
  const run = createByteRun(file, places, limits.singleValue);
  let state: 'between' | 'object' | 'list' | 'envelope' = 'between';
  let list: ListReader | null = null;
  let envelope: EnvelopeReader | null = null;
  let values = 0;
  let lineBroken = true;
  /** An object that is neither a graph object by its names nor holds any; among others it is an entity. */
  let lone: JsonObject | null = null;
  /** The first bytes of the object that is being read, once it is parsed or read list by list. */
  let opening: JsonStretch | null = null;
  let size = 0;

  function begin(chunk: Uint8Array, at: number): number {
    const byte = chunk[at];
    if (byte !== 0x7b && byte !== 0x5b) throw unexpectedByte(context, at, '{ or [');
    if (!lineBroken) throw unexpectedByte(context, at, 'a line break before the next value');
    if (lone !== null) sink.add(graphObject(lone, 'objects'));
    lone = null;
    lineBroken = false;
    values += 1;
    if (byte === 0x7b) {
      nesting = createJsonNesting(0);
      state = 'object';
      return at;
    }
    list = createListReader(context, 1, (elements, firstNumber) => {
      addElements(context, { name: 'the list', role: 'objects' }, elements, firstNumber);
    });
    state = 'list';
    return at + 1;
  }

  function readBetween(chunk: Uint8Array, at: number): number {
    if (!isJsonSpace(chunk[at])) return begin(chunk, at);
    if (chunk[at] === 0x0a) lineBroken = true;
    return at + 1;
  }

  function readObject(chunk: Uint8Array, from: number): number {
    const end = scanJson(nesting, chunk, from, 1, 'close');
    // The level is open only once its brace was read.
    refuseTooDeep(context, end);
    if (end.found === 'stop') {
      opening = run.take(chunk, from, end.at + 1);
      takeWhole(opening);
      opening = null;
      state = 'between';
      return end.at + 1;
    }
    run.add(chunk, from, chunk.length);
    if (run.size() > limits.wholeObject) readAsEnvelope();
    return chunk.length;
  }

  function readAsEnvelope(): void {
    const chunks = run.chunks();
    const place = run.place();
    run.clear();
    if (place !== null) {
      opening = { file, bytes: Buffer.concat(chunks), place: () => place };
      places.rewind(place);
    }
    envelope = createEnvelopeReader(context);
    for (const chunk of chunks) {
      places.enter(chunk);
      envelope.read(chunk, 0);
    }
    state = 'envelope';
  }

  function readEnvelope(chunk: Uint8Array, from: number): number {
    const end = envelope?.read(chunk, from) ?? null;
    if (end === null) return chunk.length;
    if (end.found === 'object') takeWhole(end.whole);
    envelope = null;
    opening = null;
    state = 'between';
    return end.at;
  }

  function readList(chunk: Uint8Array, from: number): number {
    const end = list?.read(chunk, from) ?? -1;
    if (end === -1) return chunk.length;
    list = null;
    state = 'between';
    return end;
  }

  function takeWhole(stretch: JsonStretch): void {
    const value = parseJsonBytes(stretch);
    if (!isJsonObject(value)) return;
    if (isSingleObject(value)) {
      sink.add(graphObject(value, 'objects'));
      return;
    }
    const lists = objectLists(value);
    if (lists === 'table') throw tableRefused(context);
    if (lists === null) {
      refuseTableRow(file, value);
      lone = value;
      return;
    }
    for (const found of lists) addElements(context, found, found.elements, 1);
  }

  function step(chunk: Uint8Array, at: number): number {
    switch (state) {
      case 'between':
        return readBetween(chunk, at);
      case 'object':
        return readObject(chunk, at);
      case 'list':
        return readList(chunk, at);
      case 'envelope':
        return readEnvelope(chunk, at);
      default:
        return state satisfies never;
    }
  }

  function read(chunk: Uint8Array): void {
    size += chunk.length;
    places.enter(chunk);
    try {
      for (let at = 0; at < chunk.length;) at = step(chunk, at);
    } catch (thrown) {
      throw thrown instanceof EntityFileProblem && thrown.kind === 'notJson' ? blamed(thrown) : thrown;
    }
    // From here on the place behind the chunk is asked for, never one within.
    places.enter(new Uint8Array(0));
  }

  /** The refusal itself, or one that names the line which it only follows from. */
  function blamed(problem: EntityFileProblem): EntityFileProblem {
    const start = opening?.place();
    if (opening === null || start === undefined || problem.place?.line === start.line) return problem;
    const place = unfinishedLine(opening.bytes, start, values === 1);
    if (place === null) return problem;
    const sentence =
      'this is not valid JSON: the line ends in the middle of its value; correct it there or export the file anew.';
    return new EntityFileProblem('notJson', file, place, sentence, { cause: problem });
  }

  return {
    write: read,
    end: () => {
      if (values === 0) {
        const found = size === 0 ? 'the file is empty' : 'the file holds white space alone';
        throw new EntityFileProblem('empty', file, null, `${found}; ${acceptedForms}.`);
      }
      if (state !== 'between') {
        const sentence =
          'the file ends in the middle of a value; it was cut off, so export or copy it again.';
        const place = places.placeAt(0);
        if (state === 'object') opening = run.take(new Uint8Array(0), 0, 0);
        throw blamed(new EntityFileProblem('truncated', file, place, sentence));
      }
      if (lone !== null && values === 1) throw wrongShape(file, lone);
      if (lone !== null) sink.add(graphObject(lone, 'objects'));
    },
  };
}

function wrongShape(file: string, object: JsonObject): EntityFileProblem {
  const names = Object.keys(object);
  const shown = names.slice(0, 5).map((name) => `"${name.slice(0, 40)}"`);
  const found =
    names.length === 0
      ? 'an empty object'
      : `an object with ${shown.join(', ')}${names.length > 5 ? ', …' : ''}`;
  return new EntityFileProblem(
    'wrongShape',
    file,
    null,
    `this is ${found}, where no graph objects were found; ${acceptedForms}.`,
  );
}
