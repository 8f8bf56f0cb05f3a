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
  ['no column issuer', 'name,level\nx,township\n', 1],
  ['a line without an issuer', 'issuer,level\n,township\n', 2],
  ['an unknown level', 'issuer,level\n青禾县柳湾镇人民政府,palace\n', 2],
  ['a level that the name does not tell', 'issuer\n青禾县管理委员会\n', 2],
  ['an issuer twice', 'issuer\n青禾县教育局\n青禾县教育局\n', 3],
  ['a year that is none', 'issuer,since\n青禾县教育局,第三年\n', 2],
  ['quotation marks that do not match', 'issuer\n"青禾县教育局\n', 2],
  ['no issuer at all', 'issuer\n', 2],
  ['nothing', '', 1],
])('refused with its line: %s', (_, text, line) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({ code: 'roster_invalid', details: expect.objectContaining({ line }) as object }),
  );
});
