import { describe, expect, test } from 'vitest';
import { rememberByText } from '../../src/document/remember.js';

describe('remembering results by text', () => {
  test('reads a text once, and gives the same result again', () => {
    const read: string[] = [];
    const length = rememberByText((text) => {
      read.push(text);
      return { length: text.length };
    });
    expect(length('收到申请数')).toBe(length('收到申请数'));
    expect(read).toEqual(['收到申请数']);
  });

  test('remembers null as a result', () => {
    let times = 0;
    const none = rememberByText(() => {
      times++;
      return null;
    });
    none('件');
    expect([none('件'), times]).toEqual([null, 1]);
  });

  test('forgets what was not asked for while much else was', () => {
    let times = 0;
    const count = rememberByText((text) => (text === '件' ? ++times : 0));
    count('件');
    for (let i = 0; i < 1000; i++) count(`${i}`.padStart(1000, '0'));
    expect(count('件')).toBe(2);
  });

  test('keeps what is asked for again and again', () => {
    let times = 0;
    const count = rememberByText((text) => (text === '件' ? ++times : 0));
    for (let i = 0; i < 1000; i++) {
      count(`${i}`.padStart(1000, '0'));
      count('件');
    }
    expect(times).toBe(1);
  });

  test('keeps what comes again, also after much that did not', () => {
    let times = 0;
    const count = rememberByText((text) => (text === '件' ? ++times : 0));
    for (let i = 0; i < 10_000; i++) count(`${i}`.padStart(1000, '0'));
    for (let i = 0; i < 10_000; i++) {
      count('件');
      count(`页${i % 8}`);
    }
    expect(times).toBeLessThan(10_000);
  });

  test('reads a long text anew each time', () => {
    let times = 0;
    const count = rememberByText(() => ++times);
    count('甲'.repeat(5000));
    expect(count('甲'.repeat(5000))).toBe(2);
  });
});
