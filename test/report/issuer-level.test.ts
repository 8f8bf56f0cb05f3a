import { expect, test } from 'vitest';
import { isPublicInstitution, issuerLevel } from '../../src/report/issuer-level.js';

test.each([
  ['青河县青石镇人民政府', 'township'],
  ['青石镇', 'township'],
  ['白水乡政府', 'township'],
  ['黑山民族乡人民政府', 'township'],
  ['青河市东门街道办事处', 'township'],
  ['青河市人民政府东门街道办事处', 'township'],
  ['东门街道', 'township'],
  ['阿木古苏木人民政府', 'township'],
  ['青河县人民政府', 'government'],
  ['新乡市人民政府', 'government'],
  ['青河市东山区政府', 'government'],
  ['青 河 省 人 民 政 府', 'government'],
  ['青山自治州人民政府', 'government'],
  ['青山地区行政公署', 'government'],
  ['青河县财政局', 'department'],
  ['青河省教育厅', 'department'],
  ['青河市发展和改革委员会', 'department'],
  ['青河县财政局（国有资产管理办公室）', 'department'],
  ['青河县人民政府办公室', null],
  ['青河经济开发区管理委员会', null],
  ['青石镇人民代表大会', null],
  ['中共青河县委员会', null],
  ['青河县第一中学', null],
  ['', null],
])('%s is %s', (name, level) => {
  expect(issuerLevel(name)).toBe(level);
});

test.each([
  '青禾大学',
  '青河县第一中学',
  '青河县人民医院',
  '青河县供水有限责任公司',
  '青河水务集团（总部）',
  '青禾职业技术学院',
])('%s is no organ but an institution', (name) => {
  expect(isPublicInstitution(name)).toBe(true);
});

test.each([
  '青河县教育局',
  '青石镇人民政府',
  '青河县卫生健康委员会',
  '青河大学城管理委员会',
  '青河县人民法院',
  '',
])('%s is no institution', (name) => {
  expect(isPublicInstitution(name)).toBe(false);
});
