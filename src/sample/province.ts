import { DIVISION_NAMES } from './division-names.js';
import type { Random } from './random.js';

/** What kind of organ a unit is; words of the report depend on it. */
export type UnitKind = 'government' | 'department' | 'township' | 'subdistrict';

/** An organ that publishes a report a year. */
export interface Unit {
  kind: UnitKind;
  city: string;
  /** County or district; the city itself for organs of the city. */
  county: string;
  /** Name as its own people say it: 柳湾镇, 教育局, 青禾县. */
  place: string;
  /** Official name with the county: 青禾县柳湾镇人民政府. */
  name: string;
  /** How it speaks of itself: 我镇, 我局. */
  self: string;
  /** File name without year and ending. */
  slug: string;
}

const DEPARTMENTS = [
  '发展和改革局',
  '教育局',
  '公安局',
  '民政局',
  '司法局',
  '财政局',
  '自然资源局',
  '住房和城乡建设局',
  '交通运输局',
  '水利局',
  '农业农村局',
  '卫生健康局',
  '审计局',
  '应急管理局',
  '市场监督管理局',
  '统计局',
] as const;

/** Names of provinces that samples can be made of. */
export const PROVINCES: readonly string[] = Object.keys(DIVISION_NAMES);

/**
 * The organs of a province, county by county: each city's government and departments, then for each county its
 * government, its departments and its townships.
 *
 * @param province one of {@link PROVINCES}
 */
export function unitsOf(province: string): Unit[] {
  const units: Unit[] = [];
  const cities = new Set<string>();
  for (const line of (DIVISION_NAMES[province] ?? '').trim().split('\n')) {
    const [city = '', county = '', townships = ''] = line.split('|');
    if (!cities.has(city)) {
      cities.add(city);
      units.push(governmentOf(city, city), ...departmentsOf(city, city));
    }
    units.push(governmentOf(city, county), ...departmentsOf(city, county));
    for (const place of townships.split(' ')) units.push(townshipOf(city, county, place));
  }
  return units;
}

function governmentOf(city: string, county: string): Unit {
  const self = `我${county.slice(-1)}`;
  return {
    kind: 'government',
    city,
    county,
    place: county,
    name: `${county}人民政府`,
    self,
    slug: `${county}人民政府`,
  };
}

function departmentsOf(city: string, county: string): Unit[] {
  return DEPARTMENTS.map((place) => ({
    kind: 'department' as const,
    city,
    county,
    place,
    name: `${county}${place}`,
    self: '我局',
    slug: place,
  }));
}

function townshipOf(city: string, county: string, place: string): Unit {
  const subdistrict = place.endsWith('街道');
  return {
    kind: subdistrict ? 'subdistrict' : 'township',
    city,
    county,
    place,
    name: `${county}${place}${subdistrict ? '办事处' : '人民政府'}`,
    self: subdistrict ? '我街道' : `我${place.endsWith('苏木') ? '苏木' : place.slice(-1)}`,
    slug: place,
  };
}

/** The organ's own name without its county: 柳湾镇人民政府; a government's and a department's is the whole. */
export function ownName(unit: Unit): string {
  return unit.kind === 'township' || unit.kind === 'subdistrict'
    ? unit.name.slice(unit.county.length)
    : unit.name;
}

/** An invented telephone number with an invented area code. */
export function inventedPhone(random: Random): string {
  return `0${random.int(310, 998)}${random.pick(['-', '-', '-', '—', ''])}${random.int(2, 8)}${String(random.int(100000, 999999))}`;
}
