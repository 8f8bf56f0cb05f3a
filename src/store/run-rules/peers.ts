import { issuerLevel } from '../../report/issuer-level.js';
import { peerOutlier, type AmongPeers } from '../../rules/run/peer-outlier.js';
import { withFacts } from './ask.js';
import { figureJson, figures, referenceJson, WHOLE } from './sql.js';

// A name that the roster has twice tells neither division nor level.
const ISSUERS = `
  with listed as (
    select issuer_key(issuer) as key, min(nullif(division_code, '')) as division, min(level) as level
      from roster group by 1 having count(*) = 1
  )
  select h.report_id::float8 as report, h.report_year as year, h.issuer, h.issuer_key as key,
         coalesce(h.division_code, l.division) as division, l.level
    from held h left join listed l on l.key = h.issuer_key
   where h.report_year = any ($1) and h.rank = 1 and h.sole`;

const OUTLIERS = `
  with peer as (select * from unnest($1::bigint[], $2::int[]) as listed(report_id, grp)),
  mine as materialized (${figures('select report_id from peer', `${WHOLE} and o.value >= 0`)}),
  grouped as materialized (select peer.grp, mine.* from mine join peer using (report_id)),
  middle as (
    select grp, indicator, count(*)::int as peers, percentile_cont(0.5) within group (order by value) as median
      from grouped group by grp, indicator having count(*) >= $3
  ), spread as (
    select m.grp, m.indicator, m.peers, m.median,
           percentile_cont(0.5) within group (order by abs(g.value - m.median)) as deviation
      from middle m join grouped g using (grp, indicator)
     group by m.grp, m.indicator, m.peers, m.median
  )
  select ${referenceJson('h')} as about, g.indicator, ${figureJson('g', 'h')} as figure, s.peers, s.median, s.deviation
    from spread s
    join grouped g using (grp, indicator)
    join held h on h.report_id = g.report_id
   where g.value >= $4 and abs(g.value - s.median) > s.deviation
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
    const group = JSON.stringify([row.year, level, place]);
    const number = groups.get(group) ?? groups.size;
    groups.set(group, number);
    reports.push(row.report);
    numbers.push(number);
  }
  const values = [reports, numbers, thresholds.peers, thresholds.floor];
  return { facts: (await client.query<AmongPeers>(OUTLIERS, values)).rows, judged: scope.touchedYears };
});

/** The county or city in a name: 青禾县 of 青禾县柳湾镇. */
function placeIn(key: string): string | null {
  return /^.{2,}?(?:[县旗盟州]|市|区)/u.exec(key)?.[0] ?? null;
}
