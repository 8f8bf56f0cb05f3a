import { describe, expect, test } from 'vitest';
import { issuerIdentity, issuerKey, sourcePlace } from '../../src/report/issuer-identity.js';

/**
 * Names that say their province, city, county or district: nothing else is needed to tell whose report it is.
 */
const SAY_THEIR_PLACE = [
  '云州市人民政府',
  '云州市政府',
  '云州市人民政府办公室',
  '云州市政府办公室',
  '云州市政务服务和数据管理局',
  '云州市政数局',
  '云州市政策研究室',
  '云州市民政局',
  '云州市民族宗教事务局',
  '云州市民宗局',
  '云州市民防办公室',
  '云州市民营经济发展局',
  '云州市民间组织管理局',
  '云州市民生保障服务中心',
  '云州市民办教育管理中心',
  '云州市市场监督管理局',
  '云州市市政管理局',
  '云州市市容环境管理局',
  '云州市市民中心',
  '云州市司法局',
  '云州市级机关事务管理局',
  '盐城市财政局',
  '青禾县民政局',
  '青禾县市场监督管理局',
  '云州市东渚区市政园林局',
  '克什克腾旗水利局',
];

/** Names that hundreds have: they are told by division code or by the place of their source. */
const SAY_NONE = [
  '民政局',
  '市民政局',
  '市政府办公室',
  '市政务服务局',
  '市场监督管理局',
  '文化市场综合执法大队',
  '住房和城市建设局',
  '综合执法与城市管理局',
  '园林市政管理局',
  '城乡市容局',
  '第一市民服务中心',
  '数字市民中心',
  '城关镇人民政府',
  '景区管理委员会',
];

test('an issuer is told by its name alone where that says its county, city or district', () => {
  const told = [...SAY_THEIR_PLACE, ...SAY_NONE].filter(
    (name) => !issuerIdentity(name, '990100', '').endsWith('@990100'),
  );
  expect(told).toEqual(SAY_THEIR_PLACE);
});

test.each([
  ['青禾县柳湾镇人民政府', '青禾县柳湾镇'],
  ['青禾县柳湾镇政府', '青禾县柳湾镇'],
  ['青禾县 柳湾镇\u3000', '青禾县柳湾镇'],
  ['青禾县城关街道办事处（柳湾）', '青禾县城关街道'],
  ['青禾县城关街道办', '青禾县城关街道'],
])('%s is compared as %s', (name, key) => {
  expect(issuerKey(name)).toBe(key);
});

describe('an issuer whose name many have', () => {
  test('is told by its division code, and without one by the place of its source', () => {
    expect(issuerIdentity('民政局', '990100', '/srv/云州/民政局.txt')).toBe('民政局@990100');
    expect(issuerIdentity('民政局', null, '/srv/云州/民政局.txt')).toBe('民政局@/srv/云州/');
  });

  test('lies in one place when folders differ by the year alone', () => {
    expect(sourcePlace('/srv/2021年报/云州/a2021.txt')).toBe(sourcePlace('/srv/2022年报/云州/b.pdf'));
    expect(sourcePlace('C:\\年报\\2021\\a.txt')).toBe('C:\\年报\\0000\\');
  });
});
