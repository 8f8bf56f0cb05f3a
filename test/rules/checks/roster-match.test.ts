import { expect, test } from 'vitest';
import { matchRoster } from '../../../src/rules/checks/roster-match.js';

const organ = (key: string, divisionCode = '') => ({ key, divisionCode });
const report = (key: string, source = 'a.txt', divisionCode = '') => ({ key, source, divisionCode });
const published = (roster: ReturnType<typeof organ>[], ...reports: ReturnType<typeof report>[]) =>
  matchRoster(roster, reports).map(({ own, unclear }) => (unclear ? 'unclear' : own.length));

test('a name is its own', () => {
  expect(published([organ('青禾县柳湾镇'), organ('青禾县石湾镇')], report('青禾县柳湾镇'))).toEqual([1, 0]);
});

test('a bare name is that of the only organ that has it', () => {
  expect(published([organ('青禾县柳湾镇'), organ('青禾县石湾镇')], report('柳湾镇'))).toEqual([1, 0]);
});

test('a name with the city before it is that of the organ that the roster names without', () => {
  expect(published([organ('青禾县柳湾镇')], report('远山市青禾县柳湾镇'))).toEqual([1]);
});

test('of two towns of one name the county in the path decides', () => {
  const roster = [organ('青禾县柳湾镇'), organ('白石县柳湾镇')];
  expect(published(roster, report('柳湾镇', '/in/白石县/2023.txt'))).toEqual([0, 1]);
});

test('of two towns of one name the division decides', () => {
  const roster = [organ('柳湾镇', '110101001'), organ('柳湾镇', '110102001')];
  expect(published(roster, report('柳湾镇', 'a.txt', '110102001'))).toEqual([0, 1]);
});

test('where nothing decides nobody is accused', () => {
  expect(published([organ('青禾县柳湾镇'), organ('白石县柳湾镇')], report('柳湾镇'))).toEqual([
    'unclear',
    'unclear',
  ]);
});

test('a department is not the government whose name it begins with', () => {
  expect(published([organ('青禾县'), organ('青禾县教育局')], report('青禾县教育局'))).toEqual([0, 1]);
});
