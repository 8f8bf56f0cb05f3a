import { expect, test } from 'vitest';
import { keepingBuiltIns } from '../../../src/decode/pdf/keep-built-ins.js';
import { decodePages, paragraph } from './decode-test-pdf.js';

const own = { push: Array.prototype.push, stringify: JSON.stringify, parse: JSON.parse };

test('what a module replaces is put back, and what it adds stays', async () => {
  const loaded = await keepingBuiltIns(() => {
    JSON.stringify = () => 'replaced';
    Array.prototype.push = () => 0;
    Object.assign(Math, { addedForTheTest: 7 });
    return Promise.resolve('module');
  });
  expect(loaded).toBe('module');
  expect(JSON.stringify).toBe(own.stringify);
  expect(Array.prototype.push).toBe(own.push);
  expect(Math).toMatchObject({ addedForTheTest: 7 });
  Reflect.deleteProperty(Math, 'addedForTheTest');
});

test('it is put back also where loading fails', async () => {
  const failing = keepingBuiltIns(() => {
    JSON.parse = () => null;
    return Promise.reject(new Error('no such module'));
  });
  await expect(failing).rejects.toThrow('no such module');
  expect(JSON.parse).toBe(own.parse);
});

test('reading a PDF leaves the language as it was', async () => {
  await decodePages([
    { marks: paragraph(100, '清溪镇公开了政府信息三条。', '收到申请两件，都按时答复了。') },
  ]);
  expect([JSON.stringify, JSON.parse, Array.prototype.push]).toEqual([own.stringify, own.parse, own.push]);
});
