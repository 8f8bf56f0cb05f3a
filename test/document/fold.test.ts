import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, fold, isBlank, squeeze } from '../../src/document/fold.js';

/** Any UTF-16 text, lone surrogates included, rich in the characters that folding is about. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        ...'０１２年月日　 \u200b\u00a0⺠⻚⼀户⼾（）〔〕①²㈠½㎡…，。、：；％—─–-●•12aＡ.,\n\r\u0085',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

describe('fold', () => {
  it('keeps the length of any text', () => {
    fc.assert(fc.property(anyText, (text) => fold(text).length === text.length));
  });

  it('changes nothing when applied again', () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  it('folds every code unit by itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text)).toBe(text.split('').map(fold).join(''));
      }),
    );
  });

  it('folds long text as it folds short text', () => {
    const line = '２０２３年，某镇公开信息１２３条（其中：微博４５条）。\n';
    expect(fold(line.repeat(2000))).toBe(fold(line).repeat(2000));
  });

  it.each([
    ['full-width digits and letters', '２０１８ＡＢ', '2018AB'],
    ['brackets of every width', '（一）〔2011〕【1】［2］﹝3﹞', '(一)[2011][1][2][3]'],
    ['marks of every width', '：；，％！？．∶﹕', ':;,%!?.::'],
    ['half-width Chinese marks', '｡､﹑', '。、、'],
    ['dashes', '——–―─━⸺﹘', '————————'],
    ['minus signs and hyphens', '－−‐‑﹣', '-----'],
    ['bullets, those of symbol fonts too', '•●・‧▪\uf06c\uf0b7', '·······'],
    ['quotation marks', '“甲”‘乙’「丙」『丁』', '"甲"\'乙\'"丙""丁"'],
    ['circles in use for zero', '二○〇◯八', '二〇〇〇八'],
    ['Kangxi radicals', '⼀⾏⼈⽂⽇', '一行人文日'],
    ['the radical of 户 as printed in simplified text', '用⼾', '用户'],
    ['radicals that NFKC leaves alone', '⺠⻚⻓⻔⻋⻅⻢⻰⻩', '民页长门车见马龙黄'],
    ['radicals whose equivalent needs two code units', '⻊⺮', '足竹'],
    ['compatibility ideographs', '\uf9dc\uf963', '\u9686\u5317'],
    ['blanks', '甲\u00a0乙\u3000丙\u2003丁\ufeff戊\ue5e5己', '甲 乙 丙 丁 戊 己'],
    ['Cyrillic and Greek O to the Latin letter', 'ОΟ', 'OO'],
  ])('folds %s', (_, printed, folded) => {
    expect(fold(printed)).toBe(folded);
  });

  it.each([
    ['the letter O', 'Ｏ', 'O'],
    ['circled and parenthesised numbers', '①㈠⑴⒈㊀', '①㈠⑴⒈㊀'],
    ['superscripts', '10²m³', '10²m³'],
    ['marks that NFKC makes longer', '…№℃㎡½', '…№℃㎡½'],
    ['line ends', '甲\r\n乙\u2028丙\u0085', '甲\r\n乙\u2028丙\u0085'],
    ['lone surrogates', '\ud840甲\udc00', '\ud840甲\udc00'],
  ])('keeps %s', (_, printed, folded) => {
    expect(fold(printed)).toBe(folded);
  });

  it('leaves no assigned radical of U+2E80-2FD5 but the two without an equivalent', () => {
    const left: string[] = [];
    for (let code = 0x2e80; code <= 0x2fd5; code++) {
      const unit = String.fromCharCode(code);
      if (/\p{Assigned}/u.test(unit) && fold(unit) === unit) left.push(code.toString(16));
    }
    // U+2E80 is the repetition of a stroke, no character; U+2E9A is unassigned.
    expect(left).toEqual(['2e80']);
  });
});

describe('compact', () => {
  it('leads every kept character back to its source', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: short, offsets } = compact(text);
        expect(offsets.length).toBe(short.length + 1);
        expect(offsets[short.length]).toBe(text.length);
        for (let i = 0; i < short.length; i++) {
          const at = offsets[i] ?? -1;
          expect(at).toBeLessThan(offsets[i + 1] ?? -1);
          const source = fold(text).charAt(at);
          if (short.charAt(i) === ' ') expect(isBlank(source)).toBe(true);
          else expect(short.charAt(i)).toBe(source);
        }
      }),
    );
  });

  it('loses nothing but blanks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(compact(text).text.replaceAll(' ', '')).toBe(squeeze(text));
      }),
    );
  });

  it.each([
    ['一 、概　述', '一、概述'],
    ['2017 年 12\u00a0月', '2017年12月'],
    ['收到申请 3 件', '收到申请3件'],
    ['甲\n乙\r\n丙\u0085丁', '甲乙丙丁'],
  ])('removes the blanks of %j', (printed, short) => {
    expect(compact(printed).text).toBe(short);
  });

  it.each([
    ['12 5', '12 5'],
    ['12\n5', '12 5'],
    ['12  .5', '12 .5'],
    ['3, 500', '3, 500'],
  ])('never makes one number of %j', (printed, short) => {
    expect(compact(printed).text).toBe(short);
  });

  it('drops invisible characters inside a number, because they print nothing', () => {
    expect(compact('1\u200b2\ufeff0条').text).toBe('120条');
  });
});

describe('squeeze', () => {
  it('removes every blank and line end', () => {
    expect(squeeze('其 他\u3000情 形\n数\u0085 １ ２')).toBe('其他情形数12');
  });
});

describe('isBlank', () => {
  it.each(['', ' \t\u3000', '\ufeff\u200b', '\r\n\f\u2028'])('is true of %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it('is false of anything that prints', () => {
    expect(isBlank(' \u3000。')).toBe(false);
  });
});
