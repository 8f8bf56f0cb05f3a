/** An organ's name as far as it tells who it is. */
export interface NamedOrgan {
  /** The name without 人民政府 and blanks, as the database compares names. */
  key: string;
  /** Administrative division, '' where unknown. */
  divisionCode: string;
}

/** A report that may be an organ's. */
export interface PublishedReport extends NamedOrgan {
  /** Path or address, which often names county and city. */
  source: string;
}

/** What is known of one organ of a roster. */
export interface RosterMatch<Report> {
  /** Reports that are certainly its own, in the order given. */
  own: Report[];
  /** Whether a report may be its own or that of another organ of the same name. */
  unclear: boolean;
}

/** Ends a name of a place that others lie in. */
const PLACE_END = /[省市县区旗盟州]/g;

/**
 * Finds the reports of the organs of a roster. Names may be printed with or without the county and city
 * before them: a bare 柳湾镇 is the one of the roster if there is only one, or the one whose county stands in
 * the report's path.
 *
 * @param roster the organs
 * @param reports what was published
 * @returns one match for each organ, in the order of the roster
 */
export function matchRoster<Report extends PublishedReport>(
  roster: readonly NamedOrgan[],
  reports: readonly Report[],
): RosterMatch<Report>[] {
  const matches = roster.map((): RosterMatch<Report> => ({ own: [], unclear: false }));
  const byName = new Map<string, number[]>();
  for (const [index, { key }] of roster.entries()) {
    for (const name of tails(key)) push(byName, name, index);
  }
  for (const report of reports) {
    const candidates = candidatesOf(report, roster, byName);
    if (candidates.length === 1) matches[candidates[0] ?? 0]?.own.push(report);
    else for (const index of candidates) (matches[index] ?? { unclear: true }).unclear = true;
  }
  return matches;
}

function candidatesOf(
  report: PublishedReport,
  roster: readonly NamedOrgan[],
  byName: ReadonlyMap<string, readonly number[]>,
): number[] {
  const fits = (index: number): boolean => {
    const code = roster[index]?.divisionCode ?? '';
    return code === '' || report.divisionCode === '' || code === report.divisionCode;
  };
  const keyOf = (index: number): string => roster[index]?.key ?? '';
  // The longest common name tells most: 青禾县柳湾镇 before 柳湾镇.
  for (const name of tails(report.key)) {
    const named = (byName.get(name) ?? []).filter(
      (index) => fits(index) && (name === report.key || name === keyOf(index)),
    );
    if (named.length === 0) continue;
    const exact = named.filter((index) => keyOf(index) === report.key);
    const closest = exact.length > 0 ? exact : named;
    if (closest.length === 1) return closest;
    const placed = closest.filter((index) => {
      const place = keyOf(index).slice(0, -name.length);
      return place !== '' && report.source.includes(place);
    });
    return placed.length > 0 ? placed : closest;
  }
  return [];
}

/** A name and what is left of it behind each place that it begins with, the longest first. */
function tails(key: string): string[] {
  const found = [key];
  for (const match of key.matchAll(PLACE_END)) {
    const tail = key.slice(match.index + 1);
    if (match.index >= 1 && tail.length >= 2) found.push(tail);
  }
  return found;
}

function push(map: Map<string, number[]>, name: string, index: number): void {
  const held = map.get(name);
  if (held === undefined) map.set(name, [index]);
  else held.push(index);
}
