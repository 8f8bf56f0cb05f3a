import { expect, test } from 'vitest';
import { countMappedCodes } from '../../../src/decode/pdf/mapped-codes.js';

function count(map: string): number {
  return countMappedCodes(Buffer.from(map, 'latin1'));
}

test.each([
  ['a range mapped to a code', '1 beginbfrange\n<0041> <0043> <4E00>\nendbfrange', 3],
  [
    'a range mapped to a list',
    '2 beginbfrange\n<0041> <0042> [<4E00> <4E01>]\n<0050> <0051> <4E00>\nendbfrange',
    4,
  ],
  ['a range mapped to a number', '1 begincidrange\n<0000> <ffff> 0\nendcidrange', 65536],
  [
    'several sections',
    '1 beginbfrange <01> <02> <03> endbfrange 1 beginbfrange <05> <09> <03> endbfrange',
    7,
  ],
  ['no separators', '1 beginbfrange<01><02><03><04><05><06>endbfrange', 4],
  [
    'a lost bracket that joins two codes',
    '1 beginbfrange\n<0041> <00FF <4E00> <4E00>\nendbfrange',
    0xff4e00 - 0x41 + 1,
  ],
  ['single codes', '1 beginbfchar\n<0041> <4E00>\nendbfchar', 0],
  ['a page', 'q BT <0041> <0042> Tj ET Q', 0],
])('counts the codes of %s', (_, map, codes) => {
  expect(count(map)).toBe(codes);
});
