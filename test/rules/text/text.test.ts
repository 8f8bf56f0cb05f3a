import { describe, expect, test } from 'vitest';
import type { Paragraph } from '../../../src/document/block.js';
import { at, findingsOf, report, section, table } from '../report-builder.js';

const line = (number: number, text: string): Paragraph => ({ kind: 'paragraph', text, span: at(number) });

describe('undecodable-characters', () => {
  test.each([
    ['the replacement character', '主动公开政府\ufffd息'],
    ['a private-use character', '主动公开政府\ue5e5息'],
    ['a control character', '主动公开政府\u0001息'],
  ])('reports %s', (_, text) => {
    expect(findingsOf('undecodable-characters', report({ front: [line(3, text)] }))).toMatchObject([
      { severity: 'warning', subject: 'text', expected: 0, actual: 1, evidence: [at(3)] },
    ]);
  });

  test('counts all of them wherever they stand, in the order of the text', () => {
    const odd = { ...section(5, '一、概\ufffd述'), blocks: [line(6, '\ufffd\ufffd')] };
    const grid = { ...table(null, 9), rows: [[{ text: '\ufffd', span: at(9) }]] };
    const checked = report({ back: [grid], sections: [odd], tables: [grid] });
    expect(findingsOf('undecodable-characters', checked)).toMatchObject([
      { actual: 4, evidence: [at(5), at(6), at(9)] },
    ]);
  });

  test('takes bullets of symbol fonts, tabs and rare characters for what they are', () => {
    const text = '\uf0b7\t主动公开\u3000𠮷祥街道';
    expect(findingsOf('undecodable-characters', report({ front: [line(3, text)] }))).toEqual([]);
  });
});

describe('mojibake', () => {
  test.each(['锟斤拷', '烫烫烫', '鏀垮簻淇℃伅鍏紑', 'ï¼\u008c', 'Ã©'])('reports %s', (garbled) => {
    expect(findingsOf('mojibake', report({ front: [line(3, `2017年，${garbled}`)] }))).toMatchObject([
      { severity: 'warning', subject: 'text', evidence: [at(3)] },
    ]);
  });

  test.each(['骞村害鎶ュ憡', '鍏ㄦ枃鏀舵湁琛屾斂澶嶈', '鎴戦晣涓诲姩', 'ä¸»åŠ¨å…¬å¼€'])(
    'reports words of other paragraphs that were decoded twice: %s',
    (garbled) => {
      expect(findingsOf('mojibake', report({ front: [line(3, `${garbled}20条`)] }))).toHaveLength(1);
    },
  );

  test('is content with rare characters and letters of other languages', () => {
    const text = '漳浦县湄洲镇瞿塘峡路汶川巷；café 与 naïve 不译；鏀';
    expect(findingsOf('mojibake', report({ front: [line(3, text)] }))).toEqual([]);
  });

  test('is content with plain text', () => {
    expect(findingsOf('mojibake', report({ front: [line(3, '防烫伤宣传资料 Ã 锟')] }))).toEqual([]);
  });
});
