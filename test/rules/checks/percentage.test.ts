import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentageOf } from '../../../src/rules/checks/percentage.js';

describe('percentageOf', () => {
  test.each([
    [12, 49, 1, '24.4', '24.5'],
    [1, 3, 0, '33', '33'],
    [2, 3, 2, '66.66', '66.67'],
    [49, 400, 1, '12.2', '12.3'],
    [7, 7, 0, '100', '100'],
    [0, 5, 1, '0.0', '0.0'],
    [1.5, 6, 1, '25.0', '25.0'],
    [1, 200, 1, '0.5', '0.5'],
    [3, 4000, 1, '0.0', '0.1'],
  ])(
    '%d of %d at %d decimals is cut off to %s and rounded to %s',
    (part, whole, decimals, truncated, rounded) => {
      expect(percentageOf(part, whole, decimals)).toEqual({ truncated, rounded });
    },
  );

  test.each([
    [1, 0, 1],
    [-1, 5, 1],
    [1, Infinity, 1],
    [Number.NaN, 5, 1],
    [1, 5, -1],
    [1, 5, 0.5],
  ])('there is no share for %d of %d at %d decimals', (part, whole, decimals) => {
    expect(percentageOf(part, whole, decimals)).toBeNull();
  });

  test('the rounded value is never further from the share than half of its last digit', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat(4),
        (part, whole, decimals) => {
          const rounded = Number(percentageOf(part, whole, decimals)?.rounded);
          expect(Math.abs(rounded - (100 * part) / whole)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-6);
        },
      ),
    );
  });
});
