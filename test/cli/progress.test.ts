import { expect, it } from 'vitest';
import { formatDuration, progressLine } from '../../src/cli/terminal/progress.js';
import { displayWidth } from '../../src/cli/terminal/text-width.js';

const state = { label: '处理', done: 120, total: 500, failed: 3, rate: 40, elapsedMs: 3000 };

it('tells how far, how fast and how long still, on a plain line', () => {
  expect(progressLine(state, 'zh', null)).toBe('处理 120/500 · 24% · 失败 3 · 40 份/秒 · 还需 10s');
  expect(progressLine({ ...state, label: 'Processing' }, 'en', null)).toBe(
    'Processing 120/500 · 24% · 3 failed · 40/s · 10s left',
  );
});

it('draws a bar on a terminal, in proportion', () => {
  const line = progressLine({ ...state, done: 250 }, 'en', 100);
  expect(line).toMatch(/\[(#+)(-+)\]/);
  const [, full = '', empty = ''] = /\[(#+)(-+)\]/.exec(line) ?? [];
  expect(full.length).toBe(empty.length);
});

it.each([20, 40, 60, 80, 200])('never reaches the last of %i columns, where terminals wrap', (width) => {
  expect(displayWidth(progressLine(state, 'zh', width))).toBeLessThan(width);
});

it('counts up while nobody knows how much there is', () => {
  expect(progressLine({ ...state, done: 0, total: null }, 'zh', null)).toBe('处理 3s');
});

it('promises no time while nothing has happened yet', () => {
  expect(progressLine({ ...state, done: 0, failed: 0, rate: null }, 'en', null)).toBe('处理 0/500 · 0%');
});

it.each([
  [4.4, '4s'],
  [65, '1m05s'],
  [7620, '2h07m'],
])('writes %d seconds as %s', (seconds, written) => {
  expect(formatDuration(seconds)).toBe(written);
});
