import { describe, expect, it } from 'vitest';
import type { ReadingLimits } from '../../../../main/services/entities/object-sink.ts';
import { importTexts, refusalOf, tableAsLists } from './import-text.ts';

function read(text: string | Uint8Array, chunk = 1_000_000, name = 'people.csv') {
  return tableAsLists(importTexts([text], [chunk], {}, () => name));
}

function refusal(text: string | Uint8Array, chunk = 1_000_000, limits: Partial<ReadingLimits> = {}): string {
  return refusalOf(() => importTexts([text], [chunk], limits, () => 'people.csv'));
}

const people =
  '_type,displayName,age\r\nokta_user,"Alder, Robin",41\r\nokta_user,"says ""hi""\nand goes",\r\n';
const read2 = [
  { _type: 'okta_user', displayName: 'Alder, Robin', age: '41' },
  { _type: 'okta_user', displayName: 'says "hi"\nand goes' },
];

describe('CSV', () => {
  it('takes each row as an object of strings; an empty cell is absent', () => {
    expect(read(people).entities).toEqual(read2);
  });

  it('reads the same however the bytes are cut, with a byte-order mark and without a last line break', () => {
    const bytes = Buffer.from(`\uFEFF${people.trimEnd()}`);
    for (let chunk = 1; chunk < 20; chunk += 1) expect(read(bytes, chunk).entities).toEqual(read2);
  });

  it.each([
    ['a semicolon', '_key;name\na;"x;y"\n'],
    ['a tab', '_key\tname\na\tx;y\n'],
    ['a comma, with other separators quoted in the header', '_key,name,"a;b;c;d"\na,x;y,\n'],
  ])('finds that %s separates the cells', (_, text) => {
    expect(read(text).entities).toEqual([{ _key: 'a', name: 'x;y' }]);
  });

  it('takes line feeds, CRLF and carriage returns, also mixed, and skips empty lines', () => {
    expect(read('_key,n\na,1\r\nb,2\rc,3\n\n\r\nd,4').entities.map(({ _key }) => _key)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('knows CSV by its first line where no name says so, and by the name where the line has one column', () => {
    expect(read('_key,name\na,x\n', 3, 'standard input').entities).toEqual([{ _key: 'a', name: 'x' }]);
    expect(read('_key\na\n', 3).entities).toEqual([{ _key: 'a' }]);
    expect(refusalOf(() => importTexts(['_key\na\n']))).toContain('this is not valid JSON');
    expect(refusalOf(() => importTexts(['"a":1,"b":2}']))).toContain('this is not valid JSON');
    expect(refusalOf(() => importTexts(['<html><p a,b>']))).toContain('this is not valid JSON');
    expect(read('[{"_key":"a,b"}]').entities).toEqual([{ _key: 'a,b' }]);
  });

  it('tells relationships by the names of their ends, row by row', () => {
    const found = read('_key,_fromEntityKey,_toEntityKey\na,,\na|b,a,b\n');
    expect(found.entities).toEqual([{ _key: 'a' }]);
    expect(found.relationships).toEqual([{ _key: 'a|b', _fromEntityKey: 'a', _toEntityKey: 'b' }]);
  });

  it('case 31: keeps the names that objects have a meaning for', () => {
    const [row] = read('__proto__,constructor,toString,hasOwnProperty\na,b,c,d\n').entities;
    expect(Object.entries(row ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
      ['hasOwnProperty', 'd'],
    ]);
    expect(Reflect.get({}, 'a')).toBeUndefined();
  });

  it('case 37: keeps numbers as they are written and names that normalise alike apart', () => {
    const [row] = read('big,zero,exact,\u00e9,e\u0301\n1e400,-0,9007199254740993,one,two\n').entities;
    expect(row).toEqual({
      big: '1e400',
      zero: '-0',
      exact: '9007199254740993',
      '\u00e9': 'one',
      'e\u0301': 'two',
    });
  });

  it('keeps cells beyond the last one absent, and a row of empty cells as an object', () => {
    expect(read('_key,name,age\na\n,,\n').entities).toEqual([{ _key: 'a' }, {}]);
  });

  it.each([
    [
      'more cells than columns',
      '_key,n\na,1\n"x\ny",2,3\n',
      /^people\.csv, line 3: this row has 3 cells, but the first row names 2; put/,
    ],
    [
      'a column that stands twice',
      '_key,n,n\n',
      /^people\.csv, line 1: the column "n" stands twice .*; rename/,
    ],
    [
      'a cell without a name',
      '_key,,n\na,,1\nb,x,1\n',
      /^people\.csv, line 3: cell 2 stands in a column without a name; name it/,
    ],
    [
      'an open quote',
      '_key,n\na,1\nb,"2\nc,3\n',
      /^people\.csv, line 3: the row that begins here has a quote that is never closed; close/,
    ],
    [
      'text behind a quote',
      '_key,n\na,"1"2\n',
      /^people\.csv, line 2: a cell goes on behind its closing quote; double/,
    ],
    [
      'a quote in a cell',
      '_key,n\na,b"c\n',
      /^people\.csv, line 2: a quote stands in the middle of a cell; put/,
    ],
    [
      'other bytes than UTF-8',
      Buffer.from('_key,n\na,\xe9\n', 'latin1'),
      /^people\.csv, line 2: this is not UTF-8; save/,
    ],
    [
      'a table',
      'u.displayName,u._type\na,b\n',
      /^people\.csv: these are rows of a table \("u\.displayName"\), .*RETURN u$|RETURN u\.$/,
    ],
    ['a table with a count', 'u.displayName,count\na,b\n', /these are rows of a table/],
    ['a row of names alone', '_key,n\n', /^people\.csv: the file has no row below/],
    [
      'a character that is cut off',
      Buffer.from('_key,n\na,\xc3\n', 'latin1'),
      /^people\.csv, line 2: this is not UTF-8/,
    ],
    ['white space alone', '\n\n', /holds white space alone/],
  ])('refuses %s in one sentence, however it is cut', (_, text, expected) => {
    for (const chunk of [1, 5, 1000]) expect(refusal(text, chunk)).toMatch(expected);
  });

  it('takes dotted names that are no columns of a table', () => {
    expect(read('_key,tag.env,status.phase\na,prod,up\n').entities).toEqual([
      { _key: 'a', 'tag.env': 'prod', 'status.phase': 'up' },
    ]);
  });

  it('refuses a row that is too long to be one instead of keeping it in memory', () => {
    const text = `_key,n\na,"${'x\n'.repeat(2 * 1024 * 1024)}`;
    expect(refusal(text, 65_536, { csvRow: 1024 * 1024 })).toMatch(
      /^people\.csv, line 2: .*longer than 1 MB.*quote is left open/,
    );
  });
});

describe('rows of a table in JSON', () => {
  it.each([
    ['a list', '[{"u.displayName":"a","u._type":"b"}]'],
    ['NDJSON', '{"u.displayName":"a"}\n{"u.displayName":"b"}\n'],
    ['a page', '{"items":[{"u._id":"a"}]}'],
  ])('are refused in %s with what to do', (_, text) => {
    expect(refusalOf(() => importTexts([text], [4]))).toMatch(
      /^file-1\.json: these are rows of a table .*return the objects themselves/,
    );
  });

  it('are not what objects with dotted names are', () => {
    expect(tableAsLists(importTexts(['[{"tag.env":"prod"}]'])).entities).toEqual([{ 'tag.env': 'prod' }]);
  });
});
