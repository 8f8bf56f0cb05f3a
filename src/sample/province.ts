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
  /** Code of the county, or of the city for its own organs. */
  code: string;
  /** Name of the government that it belongs to; null for a city's. */
  parent: string | null;
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
 * The organs of a province, county by county: each city's government and departments, then for each county
 * its government, its departments and its townships.
 *
 * @param province one of {@link PROVINCES}
 */
export function unitsOf(province: string): Unit[] {
  const units: Unit[] = [];
  const cities = new Set<string>();
  for (const line of (DIVISION_NAMES[province] ?? '').trim().split('\n')) {
    const [city = '', county = '', code = '', townships = ''] = line.split('|');
    if (!cities.has(city)) {
      cities.add(city);
      const area = { city, county: city, code: `${code.slice(0, 4)}00` };
      units.push(governmentOf(area), ...departmentsOf(area));
    }
    const area = { city, county, code };
    units.push(governmentOf(area), ...departmentsOf(area));
    for (const place of townships.split(' ')) units.push(townshipOf(area, place));
  }
  return units;
}

type Area = Pick<Unit, 'city' | 'county' | 'code'>;

const governmentName = (county: string): string => `${county}人民政府`;

function governmentOf(area: Area): Unit {
  const { city, county } = area;
  return {
    ...area,
    kind: 'government',
    place: county,
    name: governmentName(county),
    self: `我${county.slice(-1)}`,
    slug: governmentName(county),
    parent: city === county ? null : governmentName(city),
  };
}

function departmentsOf(area: Area): Unit[] {
  return DEPARTMENTS.map((place) => ({
    ...area,
    kind: 'department' as const,
    place,
    name: `${area.county}${place}`,
    self: '我局',
    slug: place,
    parent: governmentName(area.county),
  }));
}

function townshipOf(area: Area, place: string): Unit {
  const subdistrict = place.endsWith('街道');
  return {
    ...area,
    kind: subdistrict ? 'subdistrict' : 'township',
    place,
    name: `${area.county}${place}${subdistrict ? '办事处' : '人民政府'}`,
    self: subdistrict ? '我街道' : `我${place.endsWith('苏木') ? '苏木' : place.slice(-1)}`,
    slug: place,
    parent: governmentName(area.county),
  };
}

/**
 * The organ's own name without its county: 柳湾镇人民政府; a government's and a department's is the whole.
 */
export function ownName(unit: Unit): string {
  return unit.kind === 'township' || unit.kind === 'subdistrict'
    ? unit.name.slice(unit.county.length)
    : unit.name;
}

/** An invented telephone number with an invented area code. */
export function inventedPhone(random: Random): string {
  return `0${random.int(310, 998)}${random.pick(['-', '-', '-', '—', ''])}${random.int(2, 8)}${String(random.int(100000, 999999))}`;
}
