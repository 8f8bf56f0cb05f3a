import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { parseRoster } from '../../src/sources/read-roster.js';

const read = (text: string) => parseRoster(Buffer.from(text), 'roster.csv');

test('a roster has issuer, level, division, parent and years; a level that is not given is told from the name', () => {
  expect(
    read(
      'issuer,level,division_code,parent,since,until\n青禾县柳湾镇人民政府,township,410123101,青禾县人民政府,2019,2024\n"青禾县人民政府",,,,,\n',
    ),
  ).toEqual([
    {
      issuer: '青禾县柳湾镇人民政府',
      level: 'township',
      divisionCode: '410123101',
      parent: '青禾县人民政府',
      since: 2019,
      until: 2024,
    },
    {
      issuer: '青禾县人民政府',
      level: 'government',
      divisionCode: '',
      parent: null,
      since: null,
      until: null,
    },
  ]);
});

test('Excel saves it in GBK, with Chinese heads and quoted cells', () => {
  const text = '机关名称,层级,上级\r\n"青禾县教育局","部门","青禾县人民政府"\r\n\r\n';
  expect(parseRoster(iconv.encode(text, 'gbk'), 'roster.csv')).toMatchObject([
    { issuer: '青禾县教育局', level: 'department', parent: '青禾县人民政府' },
  ]);
});

test.each([
  ['semicolons', ';'],
  ['tabs', '\t'],
])('it may be separated by %s', (_, mark) => {
  const text = 'issuer,level,since\n青禾县教育局,部门,2019\n"青禾县\n水务局",department,\n'.replaceAll(
    ',',
    mark,
  );
  expect(read(text)).toMatchObject([
    { issuer: '青禾县教育局', level: 'department', since: 2019 },
    { issuer: '青禾县\n水务局', level: 'department', since: null },
  ]);
});

test('years are read as people write them, also long ago', () => {
  const text = 'issuer,since,until\n青禾县教育局,２０２０,2020年\n青禾县水务局,1998年度,2099\n';
  expect(read(text)).toMatchObject([
    { since: 2020, until: 2020 },
    { since: 1998, until: 2099 },
  ]);
});

test.each([
  ['no column issuer', 'name,level\nx,township\n', 1],
  ['a line without an issuer', 'issuer,level\n,township\n', 2],
  ['an unknown level', 'issuer,level\n青禾县柳湾镇人民政府,palace\n', 2],
  ['a level that the name does not tell', 'issuer\n青禾县管理委员会\n', 2],
  ['an issuer twice', 'issuer\n青禾县教育局\n青禾县教育局\n', 3],
  ['a year that is none', 'issuer,since\n青禾县教育局,第三年\n', 2],
  ['quotation marks that do not match', 'issuer\n"青禾县教育局\n', 2],
  ['no issuer at all', 'issuer\n', 2],
  ['nothing', '', 1],
  [
    'a fault behind a cell of two lines',
    'issuer;level\n"青禾县\n教育局";department\n青禾县水务局;palace\n',
    4,
  ],
  ['more lines than a province has', `issuer\n${'\n'.repeat(200_000)}`, 200_001],
])('refused with its line: %s', (_, text, line) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({ code: 'roster_invalid', details: expect.objectContaining({ line }) as object }),
  );
});
