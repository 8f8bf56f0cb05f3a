import { describe, expect, test } from 'vitest';
import { findCandidates } from '../../../src/rules/similarity/candidates.js';
import { maskProse } from '../../../src/rules/similarity/mask.js';
import { resemblance, shinglesOf } from '../../../src/rules/similarity/shingles.js';
import { estimate, signatureOf } from '../../../src/rules/similarity/signature.js';
import { inventProse } from '../../pipeline/invented-province.js';

const SHARE = 100;

/** A text of 100 sentences of which so many are those of another seed. */
function changed(seed: number, sentences: number): string {
  const [own, other] = [inventProse(seed, SHARE), inventProse(seed + 5000, SHARE)].map((text) =>
    text.split('。'),
  );
  return (own ?? []).map((sentence, at) => (at < sentences ? (other?.[at] ?? '') : sentence)).join('。');
}

describe('masking', () => {
  test('one text with other figures and another issuer is the same text', () => {
    const mine = maskProse(
      '柳湾镇2023年办理事项12件，比上年多百分之三；青禾县柳湾镇人民政府如是。',
      '青禾县柳湾镇人民政府',
    );
    const theirs = maskProse(
      '石湾乡２０２２年办理事项1,205件，比上年多百分之二十；青禾县石湾乡人民政府如是。',
      '青禾县石湾乡人民政府',
    );
    expect(mine).toBe(theirs);
  });
  test('other words remain other words', () => {
    expect(maskProse('整理档案。', '青禾县柳湾镇人民政府')).not.toBe(
      maskProse('修补档案。', '青禾县柳湾镇人民政府'),
    );
  });
  test('a text whose issuer is unknown keeps its names', () => {
    expect(maskProse('柳湾镇', null)).toBe('柳湾镇');
  });
});

describe('resemblance', () => {
  test('of a text with itself is 1, with an unrelated one near 0, with nothing 0', () => {
    const text = shinglesOf(inventProse(1));
    expect(resemblance(text, text)).toBe(1);
    expect(resemblance(text, shinglesOf(inventProse(2)))).toBeLessThan(0.05);
    expect(resemblance(text, shinglesOf('短'))).toBe(0);
    expect(resemblance(shinglesOf(''), shinglesOf(''))).toBe(0);
  });

  test('is estimated by signatures to within four standard deviations', () => {
    for (const sentences of [0, 2, 4, 10, 40]) {
      for (let seed = 0; seed < 20; seed++) {
        const [a, b] = [shinglesOf(changed(seed, 0)), shinglesOf(changed(seed, sentences))];
        const truth = resemblance(a, b);
        const off = Math.abs(estimate(signatureOf(a), signatureOf(b)) - truth);
        expect(off).toBeLessThanOrEqual(4 * Math.sqrt((truth * (1 - truth)) / 128) + 1e-9);
      }
    }
  });
});

describe('candidates', () => {
  test('every pair that is 90 % the same is among them, and unrelated texts are not', () => {
    const texts = Array.from({ length: 60 }, (_, seed) => [changed(seed, 0), changed(seed, 3)]).flat();
    const signed = texts.map((text) => ({ signature: signatureOf(shinglesOf(text)) }));
    const found = [...findCandidates(signed, 0.9, () => true)].map(({ left, right }) => `${left}-${right}`);
    expect(found).toEqual(Array.from({ length: 60 }, (_, seed) => `${2 * seed}-${2 * seed + 1}`));
  });

  test('of a thousand equal texts each meets another, and not all meet all', () => {
    const signature = signatureOf(shinglesOf(inventProse(1)));
    const texts = Array.from({ length: 1000 }, () => ({ signature }));
    const pairs = [...findCandidates(texts, 0.9, () => true)];
    expect(new Set(pairs.map(({ right }) => right)).size).toBe(999);
    expect(pairs.length).toBeLessThan(50_000);
  });

  test('pairs that are of no interest are not among them', () => {
    const signature = signatureOf(shinglesOf(inventProse(1)));
    expect([...findCandidates([{ signature }, { signature }], 0.9, () => false)]).toEqual([]);
  });
});
