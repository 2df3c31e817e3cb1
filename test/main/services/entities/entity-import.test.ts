import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importTexts, refusalOf, tableAsLists } from './import-text.ts';

const pod = { _key: 'p', _type: 'kube_pod', _class: ['Task'] };
const node = { _key: 'n', _type: 'kube_node', _class: ['Host'] };
const edge = { _key: 'n|has|p', _fromEntityKey: 'n', _toEntityKey: 'p' };

function read(...files: readonly unknown[]) {
  return tableAsLists(
    importTexts(files.map((file) => (typeof file === 'string' ? file : JSON.stringify(file)))),
  );
}

describe('the forms of an entity file', () => {
  it('takes a JSON array of objects and tells relationships by the names of their ends', () => {
    expect(read([pod, edge, node])).toMatchObject({ entities: [pod, node], relationships: [edge] });
  });

  it('takes NDJSON with blank lines, CRLF, rows, pages and a byte-order mark', () => {
    const page = JSON.stringify({ items: [pod, edge], endCursor: 'c' });
    const row = JSON.stringify({ id: 'v1', entity: { _id: 'e1' }, properties: { name: 'x' } });
    const text = `\uFEFF${JSON.stringify(node)}\r\n\r\n${page}\r\n${row}\n\n`;
    const found = read(text);
    expect(found.entities).toEqual([node, pod, { name: 'x', _id: 'e1' }]);
    expect(found.relationships).toEqual([edge]);
    expect(found.vertexIds).toEqual([undefined, undefined, 'v1']);
  });

  it('overlays the properties of a row by its entity and takes the row id only where there is none', () => {
    const rows = [
      { id: 'v1', entity: { name: 'inner', _key: 'k' }, properties: { name: 'outer', cost: 1 } },
      { id: 'v2', entity: { _id: 'own' }, properties: {} },
    ];
    const expected = [{ name: 'inner', cost: 1, _key: 'k', _id: 'v1' }, { _id: 'own' }];
    for (const form of [
      rows,
      { type: 'list', data: rows },
      { data: rows },
      { data: { queryV1: { type: 'list', data: rows, cursor: null } } },
    ]) {
      const found = read(form);
      expect(found.entities).toEqual(expected);
      expect(found.vertexIds).toEqual(['v1', 'v2']);
    }
  });

  it('takes tree results in every envelope with the ends of their edges', () => {
    const vertices = [
      { id: 'v1', entity: pod, properties: { cost: 1 } },
      { id: 'v2', entity: node },
    ];
    const edges = [
      {
        id: 'e1',
        fromVertexId: 'v2',
        toVertexId: 'v1',
        relationship: { _type: 'has' },
        properties: { since: 3 },
      },
    ];
    const tree = { vertices, edges };
    for (const form of [
      tree,
      { data: tree },
      { type: 'tree', data: tree },
      { data: { queryV1: { data: tree } } },
    ]) {
      const found = read(form);
      expect(found.entities).toEqual([
        { ...pod, cost: 1, _id: 'v1' },
        { ...node, _id: 'v2' },
      ]);
      expect(found.vertexIds).toEqual(['v1', 'v2']);
      expect(found.relationships).toEqual([{ _type: 'has', since: 3, _id: 'e1' }]);
      expect(found.ends).toEqual([['v2', 'v1']]);
    }
  });

  it('takes integration output in any subset; what its relationship lists hold are relationships', () => {
    const mapped = { _key: 'm', _mapping: { targetEntity: { _type: 'internet' } } };
    expect(read({ entities: [pod], mappedRelationships: [mapped], relationships: [edge] })).toMatchObject({
      entities: [pod],
      relationships: [mapped, edge],
    });
    expect(read({ relationships: [{ _key: 'bare' }] }).relationships).toEqual([{ _key: 'bare' }]);
    expect(read({ entities: [] }).entities).toEqual([]);
  });

  it('keeps an entity whose properties have the names of lists', () => {
    const odd = { _key: 'x', items: ['a'], data: ['b'], entities: ['c'], edges: [{ deep: 1 }] };
    expect(read(odd).entities).toEqual([odd]);
    expect(read(`${JSON.stringify({ items: ['a'] })}\n${JSON.stringify(odd)}`).entities).toEqual([
      { items: ['a'] },
      odd,
    ]);
  });

  it('takes one graph object or one row as a set of one', () => {
    expect(read(pod).entities).toEqual([pod]);
    expect(read({ id: 'v', entity: {} }).entities).toEqual([{ _id: 'v' }]);
  });

  it('reads file by file', () => {
    const table = importTexts([JSON.stringify([pod, edge]), JSON.stringify([node])]);
    expect(table.files.map(({ name, entities, relationships }) => [name, entities, relationships])).toEqual([
      ['file-1.json', 1, 1],
      ['file-2.json', 1, 0],
    ]);
  });

  it('lets the last list of a name win, however the name is spelled', () => {
    const a = '{"_key":"a"}';
    const b = '{"_key":"b"}';
    for (const wholeObject of [0, 1_000_000]) {
      const text = `{"\\u0065ntities":[${a}],"relationships":[${b}],"entities":[${b},${b}]}`;
      const table = importTexts([text], [7], { wholeObject, singleValue: 1e6 });
      expect(tableAsLists(table)).toMatchObject({
        entities: [{ _key: 'b' }, { _key: 'b' }],
        relationships: [{ _key: 'b' }],
      });
      expect(table.files).toMatchObject([{ entities: 2, relationships: 1 }]);
    }
  });

  it('case 31: keeps odd keys and values of 64 kB as they are', () => {
    const long = 'k'.repeat(65_536);
    const text = `{"_key":"x","__proto__":{"polluted":1},"constructor":1,"prototype":2,"toString":3,"hasOwnProperty":4,"":5,"${long}":6,"v":"${long}","big":1e999,"s":"\\ud800"}`;
    const [entity] = tableAsLists(importTexts([`[${text}]`], [1000])).entities;
    expect(JSON.stringify(entity)).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.hasOwn(entity ?? {}, '__proto__')).toBe(true);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  const kubernetes = new URL('../../../../../shared/data/graph-kubernetes.entities.json', import.meta.url);
  it.skipIf(!existsSync(kubernetes))(
    'reads real integration output of Kubernetes (skipped where it is absent)',
    () => {
      for (const wholeObject of [0, 1_000_000]) {
        const table = importTexts([readFileSync(kubernetes)], [4096], { wholeObject, singleValue: 1e8 });
        expect([table.entities.size, table.relationships.size]).toEqual([277, 267]);
      }
    },
  );
});

describe('the refusals of an entity file', () => {
  const cases: readonly (readonly [what: string, text: string | Uint8Array, sentence: RegExp])[] = [
    ['an empty file', '', /file-1\.json: the file is empty; give a JSON array/],
    ['white space alone', ' \n\n', /white space alone/],
    ['text that is no JSON', 'nothing of the kind\n', /line 1, column 1: .*\{ or \[ must stand here/],
    ['a mistake in an element', '[{"_key":"a"},\n {"_key":b}]', /line 2, column 10: this is not valid JSON/],
    ['a mistake in a line', '{"_key":"ü𝒳"}\n{"_key":"ü𝒳" 1}', /line 2, column 15: this is not valid JSON/],
    ['a comma too many', '[{"_key":"a"},]', /line 1, column 15: this is not valid JSON/],
    [
      'a comma too many in an object',
      '{"entities":[{"_key":"a"}],}',
      /line 1, column 28: this is not valid JSON/,
    ],
    ['two commas', '[{"_key":"a"},,{}]', /line 1, column 15: this is not valid JSON/],
    ['two values in a line', '{"_key":1} {"_key":2}', /line 1, column 12: .*line break/],
    ['a wrong bracket', '[{"_key":"a"}}', /line 1, column 14: .*a comma or \]/],
    ['a file that was cut off', '[{"_key":"a"},{"_ke', /line 1, column 20: the file ends in the middle/],
    ['a string that was cut off', '{"_key":"a', /the file ends in the middle/],
    [
      'bytes that are no UTF-8',
      Buffer.from('[{"_key":"\xfcber"}]', 'latin1'),
      /line 1, column 11: this is not UTF-8/,
    ],
    [
      'UTF-16',
      Buffer.from('\uFEFF[{"_key":"a"}]', 'utf16le'),
      /this is UTF-16, not UTF-8; save the file as UTF-8/,
    ],
    ['UTF-16 without a mark', Buffer.from('[{}]', 'utf16le'), /this is UTF-16/],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0, 0]), /packed file; unpack it/],
    [
      'a policy',
      '{"permissions":[]}',
      /an object with "permissions", where no graph objects were found; give/,
    ],
    ['an empty object', '{}', /an empty object/],
    ['a list of numbers', '[1]', /element 1 of the list is a number, not an object/],
    ['a list with null', '{"entities":[{"_key":1},null]}', /element 2 of entities is null, not an object/],
    ['a table result', '{"type":"table","data":[{"u.name":"a"}]}', /table result.*FIND … without RETURN/],
    [
      'a table in an envelope',
      '{"data":{"queryV1":{"data":[{"u.name":"a"}],"type":"table"}}}',
      /table result/,
    ],
  ];
  it.each(cases)('refuses %s in one sentence', (_, text, sentence) => {
    for (const wholeObject of [0, 1_000_000]) {
      for (const chunk of [1, 5, 1000]) {
        const found = refusalOf(() => importTexts([text], [chunk], { wholeObject, singleValue: 1e6 }));
        expect(found).toMatch(sentence);
        expect(found).not.toMatch(/\n|Error|JSON at position/);
      }
    }
  });

  const first = '{"_key":"ü𝒳"}';
  const whole = '{"_key":"c","_class":["A"]}';
  const long = `{"_key":"d","text":"${'x'.repeat(2000)}"}`;
  const ends = 'this is not valid JSON: the line ends in the middle of its value; correct it there';
  const cut = 'the file ends in the middle of a value; it was cut off';
  it.each([
    ['a colon', [first, '{"_type":', whole], `line 2, column 10: ${ends}`],
    [
      'a colon, with CRLF and a blank line',
      [first, '{"ü𝒳":\r', '\r', `${whole}\r`],
      `line 2, column 8: ${ends}`,
    ],
    ['a comma', [first, '{"_type":"ü𝒳", ', whole, whole], `line 2, column 16: ${ends}`],
    ['a bracket', [first, '{"_class":[', whole, whole], `line 2, column 12: ${ends}`],
    ['an object', [first, '{"_key":"a","tags":{"env":"prod"}', whole], `line 2, column 34: ${ends}`],
    ['half a string', [first, '{"_type":"half', whole], `line 2, column 15: `],
    ['a colon before much else', [first, '{"_type":', long, long, long], `line 2, column 10: ${ends}`],
    [
      'an object before much else',
      [first, '{"tags":{"a":1}', long, long, long],
      `line 2, column 16: ${ends}`,
    ],
    ['a colon in the first line', ['{"_type":', whole, whole], `line 1, column 10: ${ends}`],
    ['an element', [first, '{"_class":["A"', whole, ']}'], `line 2, column 15: ${ends}`],
    [
      'an object before much else and a comma',
      [first, '{"a":{}', long, long, long, ',}'],
      `line 2, column 8: ${ends}`,
    ],
    ['a value that an object follows', ['{"data":', whole], `line 2, column ${whole.length + 1}: ${cut}`],
    ['a colon in the last line', [first, whole, '{"_type":'], `line 3, column 10: ${cut}`],
    ['a value of several lines', [first, '{"_type":', ' {"a":1},', ' "b":2'], `line 4, column 7: ${cut}`],
    ['nothing', [first, '{"data":', whole, '}', 'x'], 'line 5, column 1: '],
    [
      'nothing after much',
      [first, '{"data":', whole, `,"more":[${long},${long},${long}]}`, 'x'],
      'line 5, column 1: ',
    ],
    ['a list by lines', ['{"entities":[', `${whole},`, whole], `line 3, column ${whole.length + 1}: ${cut}`],
  ])('names the line of NDJSON that ends behind %s, not one behind it', (_, lines, sentence) => {
    for (const wholeObject of [5000, 1_000_000]) {
      for (const chunk of [1, 7, 10_000]) {
        const found = refusalOf(() =>
          importTexts([lines.join('\n')], [chunk], { wholeObject, singleValue: 1e6 }),
        );
        expect(found).toContain(sentence);
      }
    }
  });

  it('names the place of a comma that is missing between elements in lines of their own', () => {
    const text = `{"entities":[\n${whole}\n${whole}\n]}`;
    expect(refusalOf(() => importTexts([text]))).toContain('line 3, column 1: this is not valid JSON;');
  });

  it('takes values of several lines, in which lines are values by themselves', () => {
    const text = `${first}\n{"entities":\n[\n${whole}\n]\n}\n{"data":\n{"items":[${whole}]}\n}\n${whole}`;
    expect(read(text).entities).toHaveLength(4);
  });

  it('case 34: names the place and the limit of what is too deep, and stays alive', () => {
    for (const levels of [201, 5000, 100_000]) {
      const deep = '['.repeat(levels) + ']'.repeat(levels);
      for (const text of [deep, `{"_key":${deep}}`, `{"entities":[{"a":${deep}}]}`, '{"a":'.repeat(levels)]) {
        for (const wholeObject of [0, 1_000_000]) {
          const found = refusalOf(() => importTexts([text], [4096], { wholeObject, singleValue: 1e6 }));
          expect(found).toMatch(/line 1, column \d+: this is too deeply nested \(limit 200\)/);
        }
      }
    }
    const allowed = `[{"_key":"a","list":${'['.repeat(198)}${']'.repeat(198)}}]`;
    expect(importTexts([allowed]).entities.size).toBe(1);
  });

  it('names the limit of a single value that is too large, and of nothing else', () => {
    const limits = { wholeObject: 1000, singleValue: 3 * 1024 * 1024 };
    const small = JSON.stringify({ _key: 'a', text: 'x'.repeat(1000) });
    const many = `[${Array.from({ length: 5000 }, () => small).join(',')}]`;
    expect(importTexts([many], [65_536], limits).entities.size).toBe(5000);
    const large = JSON.stringify({ _key: 'a', text: 'x'.repeat(4 * 1024 * 1024) });
    for (const text of [
      large,
      `[${large}]`,
      `{"entities":[${large}]}`,
      `{"text":${JSON.stringify(large)}}`,
    ]) {
      expect(refusalOf(() => importTexts([text], [65_536], limits))).toMatch(
        /line 1, column \d+: a single JSON value is larger than 3 MB.*split it/,
      );
    }
  });

  it('refuses a large object that holds a list of objects and is one itself, rather than guess', () => {
    const text = `{"items":[{"_key":"a"}],"_key":"b"}`;
    expect(importTexts([text]).entities.size).toBe(1);
    const found = refusalOf(() => importTexts([text], [5], { wholeObject: 0, singleValue: 1e6 }));
    expect(found).toMatch(/holds a list of graph objects and also "_key"/);
  });
});
