import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachLine, locate } from '../../src/document/position.js';

const text = fc.string({
  unit: fc.constantFrom('甲', 'a', ' ', '\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029'),
});

describe('eachLine', () => {
  it('ends lines at LF, CR, CRLF, form feed, vertical tab, NEL and the Unicode separators', () => {
    const lines = [...eachLine('a\nb\rc\r\nd\fe\vf\u0085g\u2028h\u2029i')];
    expect(lines.map(({ start, end }) => end - start)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('gives no line after a last line end', () => {
    expect([...eachLine('甲\n')]).toEqual([{ start: 0, end: 1, next: 2 }]);
  });

  it('covers any text without gap or overlap', () => {
    fc.assert(
      fc.property(text, (source) => {
        let at = 0;
        for (const { start, end, next } of eachLine(source)) {
          expect(start).toBe(at);
          expect(source.slice(start, end)).not.toMatch(/[\n\r\f\v\u0085\u2028\u2029]/);
          at = next;
        }
        expect(at).toBe(source.length);
      }),
    );
  });
});

describe('locate', () => {
  it('counts lines and columns from 1', () => {
    const place = locate('一行\r\n二行\n');
    expect(place.at(0)).toEqual({ line: 1, column: 1, offset: 0 });
    expect(place.at(5)).toEqual({ line: 2, column: 2, offset: 5 });
    expect(place.at(7)).toEqual({ line: 3, column: 1, offset: 7 });
  });

  it('gives a place that leads back to the same offset', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (source, offset) => {
        const starts = [0, ...[...eachLine(source)].filter((l) => l.next > l.end).map((l) => l.next)];
        const { line, column } = locate(source).at(Math.min(offset, source.length));
        expect((starts[line - 1] ?? -1) + column - 1).toBe(Math.min(offset, source.length));
      }),
    );
  });

  it('gives spans with both ends', () => {
    expect(locate('甲\n乙丙').span(2, 4)).toEqual({
      start: { line: 2, column: 1, offset: 2 },
      end: { line: 2, column: 3, offset: 4 },
    });
  });
});
