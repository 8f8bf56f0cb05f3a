import { expect, test } from 'vitest';
import { present } from '../../src/document/present.js';

test('leaves out what is undefined, and keeps null, false, 0 and empty text', () => {
  const given: { a?: number | undefined; b: null; c: boolean; d: number; e: string } = {
    a: undefined,
    b: null,
    c: false,
    d: 0,
    e: '',
  };
  const kept: { a?: number } = present(given);
  expect(Object.keys(kept)).toEqual(['b', 'c', 'd', 'e']);
});
