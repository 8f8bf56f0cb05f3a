import { describe, expect, it } from 'vitest';
import {
  cookieHeader,
  cookiesOf,
  MOST_COOKIES,
  type StoredCookie,
} from '../../../src/sources/web/cookies.js';

const NOW = new Date('2026-03-01T00:00:00.000Z');
const AT = new URL('https://www.qinghe.gov.cn/zwgk/nb/index.html');

const set = (...lines: string[]) => cookiesOf(AT, { 'set-cookie': lines }, NOW);

function cookie(changes: Partial<StoredCookie> = {}): StoredCookie {
  return { name: 'a', value: '1', path: '/', secure: false, expiresAt: null, ...changes };
}

describe('an answer sets cookies', () => {
  it('for the path that they name, or the folder of the page', () => {
    expect(set('a=1; Path=/zwgk; Secure', 'b="x y"')).toEqual([
      { name: 'a', value: '1', path: '/zwgk', secure: true, expiresAt: null },
      { name: 'b', value: '"x y"', path: '/zwgk/nb', secure: false, expiresAt: null },
    ]);
  });

  it('for as long as they say; max-age goes before expires', () => {
    const ends = set(
      'a=1; Max-Age=60',
      'b=1; Expires=Mon, 02 Mar 2026 00:00:00 GMT',
      'c=1; Max-Age=60; Expires=Mon, 02 Mar 2026 00:00:00 GMT',
      'd=1; Max-Age=99999999999999999999',
      'e=1; Expires=whenever',
    ).map(({ expiresAt }) => expiresAt);
    expect(ends).toEqual([
      '2026-03-01T00:01:00.000Z',
      '2026-03-02T00:00:00.000Z',
      '2026-03-01T00:01:00.000Z',
      '2057-11-07T01:46:40.000Z',
      null,
    ]);
  });

  it('and takes them back with a time that has passed', () => {
    for (const { expiresAt } of set('a=1; Max-Age=0', 'b=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT')) {
      expect(new Date(expiresAt ?? NOW).getTime()).toBeLessThan(NOW.getTime());
    }
  });

  it('for its own host alone', () => {
    expect(set('a=1; Domain=qinghe.gov.cn', 'b=1; Domain=www.qinghe.gov.cn')).toHaveLength(2);
    expect(set('a=1; Domain=other.gov.cn')).toEqual([]);
  });

  it('but none for a public suffix', () => {
    expect(set('a=1; Domain=gov.cn', 'b=1; Domain=cn', 'c=1; Domain=com')).toEqual([]);
  });

  it('but none that could write headers of its own, and none too long', () => {
    expect(set('a=\u0007', 'a b=1', 'c=年报', `d=${'x'.repeat(5000)}`, '=1', 'text')).toEqual([]);
  });

  it('but no more than a host may have', () => {
    expect(set(...Array.from({ length: 80 }, (_, index) => `n${index}=1`))).toHaveLength(MOST_COOKIES);
  });
});

describe('a request carries the cookies', () => {
  it('of its path and those above, the nearest first', () => {
    const cookies = [
      cookie(),
      cookie({ name: 'b', path: '/zwgk' }),
      cookie({ name: 'c', path: '/zwgk/n' }),
      cookie({ name: 'd', path: '/zwgk/nb/' }),
    ];
    expect(cookieHeader(AT, cookies)).toBe('d=1; b=1; a=1');
    expect(cookieHeader(new URL('https://www.qinghe.gov.cn/zwgkx'), cookies)).toBe('a=1');
  });

  it('that are for secure connections over such alone', () => {
    const cookies = [cookie({ secure: true })];
    expect(cookieHeader(AT, cookies)).toBe('a=1');
    expect(cookieHeader(new URL('http://www.qinghe.gov.cn/'), cookies)).toBeNull();
    expect(cookieHeader(new URL('http://localhost/'), cookies)).toBeNull();
  });

  it('of a host without a name too', () => {
    expect(cookieHeader(new URL('http://10.1.2.3:8080/'), [cookie()])).toBe('a=1');
    expect(cookieHeader(new URL('http://[fd00::1]/'), [cookie()])).toBe('a=1');
    expect(cookieHeader(new URL('http://localhost/'), [cookie()])).toBe('a=1');
  });

  it('and none rather than a header that is too long', () => {
    const long = [1, 2, 3].map((index) => cookie({ name: `n${index}`, value: 'x'.repeat(4000) }));
    expect(cookieHeader(AT, long)).toBeNull();
    expect(cookieHeader(AT, [])).toBeNull();
  });
});
