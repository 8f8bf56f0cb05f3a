import {
  COVERAGE_STATUSES,
  type CoverageFilter,
  type CoverageRow,
} from '../../store/coverage/coverage-filter.js';
import {
  dueOf,
  noneOf,
  sumOf,
  type CountyCoverage,
  type CoverageCounts,
  type CoverageMap,
} from '../../store/coverage/coverage-map.js';
import { Layout } from '../parts/layout.js';
import { Badge, Choice, Filters, Listing, Pager, Source, Tile } from '../parts/parts.js';
import { TEXTS } from '../texts.js';
import { withQuery, type View } from '../view.js';

/** Which organs a list of {@link OrgansPage} shows. */
export type OrganSearch = CoverageFilter & { year: number };

const organs = ({ year, county, organ }: OrganSearch): string =>
  withQuery('/coverage/organs', { year, county, organ });

/** Who published and who did not: one year by county, and all years as a map. */
export function CoveragePage({ view, map, year }: { view: View; map: CoverageMap; year: number }) {
  const { say } = view;
  const listed = map.counties.filter(({ county }) => county !== 'unlisted');
  const totals = sumOf(map.counties.map(({ years }) => years.get(year) ?? noneOf()));
  return (
    <Layout view={view} title={say(TEXTS.coverage)}>
      {listed.length === 0 && <p class="notice">{say(TEXTS.noRoster)}</p>}
      {map.years.length === 0 ? (
        <p class="empty">{say(TEXTS.nothing)}</p>
      ) : (
        <>
          <nav class="years" aria-label={say(TEXTS.year)}>
            {map.years.map((one) => (
              <a href={`/coverage?year=${one}`} aria-current={one === year ? 'page' : undefined}>
                {one}
              </a>
            ))}
          </nav>
          <div class="tiles">
            {COVERAGE_STATUSES.filter((status) => totals[status] > 0).map((status) => (
              <Tile href={organs({ year, organ: status })} figure={totals[status]} kind={kindOf(status)}>
                {say(TEXTS.coverageStatuses[status])}
              </Tile>
            ))}
          </div>
          {listed.length > 0 && (
            <>
              <Counties view={view} counties={listed} year={year} />
              <HeatMap view={view} counties={listed} years={map.years} />
            </>
          )}
        </>
      )}
    </Layout>
  );
}

function kindOf(status: CoverageRow['status']): string {
  return { published: 'done', late: 'warning', missing: 'error', due: '', unclear: 'warning', unlisted: '' }[
    status
  ];
}

/** Whose line it is, in words. */
function CountyName({ view, county }: { view: View; county: CountyCoverage }) {
  if (county.county === 'none') return <i>{view.say(TEXTS.noDivision)}</i>;
  return <>{county.name ?? county.county}</>;
}

function Counties({
  view,
  counties,
  year,
}: {
  view: View;
  counties: readonly CountyCoverage[];
  year: number;
}) {
  const { say } = view;
  const statuses = COVERAGE_STATUSES.filter((status) => status !== 'unlisted');
  return (
    <section>
      <h2>{say(TEXTS.byCounty(year))}</h2>
      <Listing
        view={view}
        head={[
          say(TEXTS.county),
          say(TEXTS.share),
          ...statuses.map((status) => say(TEXTS.coverageStatuses[status])),
        ]}
        rows={counties.map((county) => {
          const counts = county.years.get(year) ?? noneOf();
          return [
            <a href={organs({ year, county: county.county })}>
              <CountyName view={view} county={county} />
            </a>,
            <Share counts={counts} />,
            ...statuses.map((status) =>
              counts[status] === 0 ? (
                <span class="empty">0</span>
              ) : (
                <a
                  class={status === 'missing' ? 'bad' : undefined}
                  href={organs({ year, county: county.county, organ: status })}
                >
                  {counts[status]}
                </a>
              ),
            ),
          ];
        })}
      />
    </section>
  );
}

/** How many of those that were to publish did, as a bar and in figures. */
function Share({ counts }: { counts: CoverageCounts }) {
  const due = dueOf(counts);
  const share = shareOf(counts);
  if (share === null) return <>—</>;
  const width = 100 * share;
  return (
    <span class="share">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" width="100" height="10" />
        <rect class="good" width={width} height="10" />
      </svg>
      {`${percent(share)} (${counts.published + counts.late}/${due})`}
    </span>
  );
}

function shareOf(counts: CoverageCounts): number | null {
  const due = dueOf(counts);
  return due === 0 ? null : (counts.published + counts.late) / due;
}

/** Never 100 % where one is missing. */
const percent = (share: number): string => `${Math.floor(share * 100)}%`;

function HeatMap({
  view,
  counties,
  years,
}: {
  view: View;
  counties: readonly CountyCoverage[];
  years: readonly number[];
}) {
  const { say } = view;
  return (
    <section>
      <h2>{say(TEXTS.heatMap)}</h2>
      <p class="legend">
        {say(TEXTS.share)}
        {[0, 2, 4, 6, 8, 10].map((level) => (
          <span class={`heat heat-${level}`}>{`${level * 10}%`}</span>
        ))}
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label={say(TEXTS.heatMap)}>
        <table class="map">
          <thead>
            <tr>
              <th scope="col">{say(TEXTS.county)}</th>
              {years.map((year) => (
                <th scope="col">
                  <a href={`/coverage?year=${year}`}>{year}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counties.map((county) => (
              <tr>
                <th scope="row">
                  <CountyName view={view} county={county} />
                </th>
                {years.map((year) => {
                  const share = shareOf(county.years.get(year) ?? noneOf());
                  if (share === null) return <td class="empty">—</td>;
                  return (
                    <td class={`heat heat-${Math.floor(share * 10)}`}>
                      <a href={organs({ year, county: county.county })}>{percent(share)}</a>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The organs of one year with their reports. */
export function OrgansPage({
  view,
  map,
  search,
  rows,
  cursor,
  paged,
}: {
  view: View;
  map: CoverageMap;
  search: OrganSearch;
  rows: readonly CoverageRow[];
  cursor: string | null;
  paged: boolean;
}) {
  const { say } = view;
  const county = map.counties.find((one) => one.county === search.county);
  const named = county === undefined ? '' : (county.name ?? '');
  return (
    <Layout view={view} title={`${say(TEXTS.coverage)} ${search.year} ${named}`.trim()}>
      <Filters view={view} action={`/coverage/organs`} clear={organs({ year: search.year })}>
        <Choice
          view={view}
          name="year"
          label={say(TEXTS.year)}
          value={String(search.year)}
          required
          options={map.years.map((year) => ({ value: String(year), text: String(year) }))}
        />
        <Choice
          view={view}
          name="county"
          label={say(TEXTS.county)}
          value={search.county}
          options={map.counties
            .filter((one) => one.county !== 'unlisted')
            .map((one) => ({
              value: one.county,
              text: one.county === 'none' ? say(TEXTS.noDivision) : `${one.name ?? ''} ${one.county}`.trim(),
            }))}
        />
        <Choice
          view={view}
          name="organ"
          label={say(TEXTS.state)}
          value={search.organ}
          options={COVERAGE_STATUSES.map((value) => ({ value, text: say(TEXTS.coverageStatuses[value]) }))}
        />
        <label>
          {say(TEXTS.issuer)}
          <input type="search" name="q" value={search.q} />
        </label>
      </Filters>
      <Listing
        view={view}
        head={[
          say(TEXTS.issuer),
          say(TEXTS.state),
          say(TEXTS.published),
          say(TEXTS.deadline),
          say(TEXTS.division),
          say(TEXTS.source),
        ]}
        rows={rows.map((row) => [
          row.report === null ? row.issuer : <a href={`/reports/${row.report}`}>{row.issuer}</a>,
          <Badge kind={kindOf(row.status)}>{say(TEXTS.coverageStatuses[row.status])}</Badge>,
          row.publishedOn,
          row.deadline,
          row.divisionCode,
          row.source === null ? null : <Source path={row.source} />,
        ])}
      />
      <Pager view={view} cursor={cursor} paged={paged} />
    </Layout>
  );
}
