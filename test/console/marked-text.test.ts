import { describe, expect, it } from 'vitest';
import { markText } from '../../src/console/parts/marked-text.js';

const drawn = (text: string, marks: Parameters<typeof markText>[1]): string[] =>
  markText(text, marks).map((segments) =>
    segments
      .map(({ text: piece, keys }) => (keys.length === 0 ? piece : `[${keys.join('+')}:${piece}]`))
      .join(''),
  );

describe('marking places in a text', () => {
  it('cuts the text into its lines', () => {
    expect(drawn('甲\n\n乙', [])).toEqual(['甲', '', '乙']);
  });

  it('marks a place', () => {
    expect(drawn('共49条', [{ key: 'c0', start: 1, end: 3 }])).toEqual(['共[c0:49]条']);
  });

  it('cuts overlapping places so that each stretch knows all of them', () => {
    const marks = [
      { key: 'f1', start: 0, end: 3 },
      { key: 'c0', start: 1, end: 5 },
    ];
    expect(drawn('共49条。末', marks)).toEqual(['[f1:共][f1+c0:49][c0:条。]末']);
  });

  it('goes on marking on the next line', () => {
    expect(drawn('甲乙\n丙丁', [{ key: 'f1', start: 1, end: 4 }])).toEqual(['甲[f1:乙]', '[f1:丙]丁']);
  });

  it('names each place where it begins, once', () => {
    const lines = markText('甲乙\n丙丁', [{ key: 'f1', start: 1, end: 4 }]);
    expect(lines.flat().flatMap(({ begins }) => begins)).toEqual(['f1']);
  });

  it('leaves out what lies outside of the text', () => {
    expect(drawn('甲', [{ key: 'f1', start: 5, end: 9 }])).toEqual(['甲']);
  });
});
