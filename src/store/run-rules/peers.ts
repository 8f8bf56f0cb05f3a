import { issuerLevel } from '../../report/issuer-level.js';
import { peerOutlier, type AmongPeers } from '../../rules/run/peer-outlier.js';
import { withFacts } from './ask.js';
import { figureJson, figures, referenceJson, WHOLE, withoutNestedLoops } from './sql.js';

// A name that the roster has twice tells neither division nor level.
const ISSUERS = `
  with listed as (
    select issuer_key as key, min(nullif(division_code, '')) as division, min(level) as level
      from roster group by 1 having count(*) = 1
  )
  select h.report_id as report, h.report_year as year, h.issuer, h.issuer_key as key,
         coalesce(h.division_code, l.division) as division, l.level
    from held h left join listed l on l.key = h.issuer_key
   where h.report_year = any ($1) and h.rank = 1 and h.sole`;

// Each group is gathered once and taken apart again: joining it with itself costs its square where nothing
// tells PostgreSQL how large it is.
const OUTLIERS = `
  with peer as (select * from unnest($1::bigint[], $2::int[]) as listed(report_id, grp)),
  mine as materialized (${figures('select report_id from peer', `${WHOLE} and o.value >= 0`)}),
  gathered as (
    select peer.grp, m.indicator, count(*) as peers,
           percentile_cont(0.5) within group (order by m.value) as median,
           array_agg(m.report_id) as reports, array_agg(m.value) as counts, array_agg(m.position) as positions
      from mine m join peer using (report_id)
     group by peer.grp, m.indicator
    having count(*) >= $3
  ), spread as materialized (
    select g.*, (select percentile_cont(0.5) within group (order by abs(c - g.median)) from unnest(g.counts) c) as deviation
      from gathered g
  ), apart as materialized (
    select s.indicator, s.peers, s.median, s.deviation, f.report_id, f.value, f.position
      from spread s cross join unnest(s.reports, s.counts, s.positions) as f(report_id, value, position)
     where f.value >= $4 and abs(f.value - s.median) > s.deviation
  )
  select ${referenceJson('h')} as about, g.indicator, ${figureJson('g', 'h')} as figure, g.peers, g.median, g.deviation
    from apart g
    join held h on h.report_id = g.report_id
   order by h.path collate "C", h.report_id, g.position`;

interface Issuer {
  report: number;
  year: number;
  issuer: string;
  key: string;
  division: string | null;
  level: string | null;
}

/** {@link peerOutlier} with its facts. */
export const askPeers = withFacts(peerOutlier, async ({ client, scope, thresholds }) => {
  const { rows } = await client.query<Issuer>(ISSUERS, [scope.touchedYears]);
  const groups = new Map<string, number>();
  const reports: number[] = [];
  const numbers: number[] = [];
  for (const row of rows) {
    const level = row.level ?? issuerLevel(row.issuer);
    const place = row.division?.slice(0, 4) ?? placeIn(row.key);
    if (level === null || place === null) continue;
    const group = JSON.stringify([row.year, level, place, isBelowCity(row)]);
    const number = groups.get(group) ?? groups.size;
    groups.set(group, number);
    reports.push(row.report);
    numbers.push(number);
  }
  const values = [reports, numbers, thresholds.peers, thresholds.floor];
  return {
    facts: await withoutNestedLoops<AmongPeers>(client, OUTLIERS, values),
    checked: scope.touchedYears,
  };
});

/**
 * Whether an organ belongs to a county or district of the city: a city has a government, bureaus and figures
 * of another size than each of its counties. A division code of a city ends with 00 (GB/T 2260).
 */
function isBelowCity({ division, key }: Issuer): boolean {
  return division === null
    ? /[市州盟].{1,10}?(?:[县旗]|(?<![社园景地])区)/u.test(key)
    : !/^\d{4}00/.test(division);
}

/** The county or city in a name: 青禾县 of 青禾县柳湾镇. */
function placeIn(key: string): string | null {
  return /^.{2,}?(?:[县旗盟州]|市|区)/u.exec(key)?.[0] ?? null;
}
