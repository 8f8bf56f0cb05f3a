import type { ListedReport } from '../../store/reports/list-reports.js';
import type { ReportFilter } from '../../store/reports/report-filter.js';
import { Layout } from '../parts/layout.js';
import { Badge, Choice, Filters, Listing, Pager, Source } from '../parts/parts.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';

/** Current reports, with search. */
export function ReportsPage({
  view,
  search,
  reports,
  cursor,
  paged,
}: {
  view: View;
  search: ReportFilter;
  reports: readonly ListedReport[];
  cursor: string | null;
  paged: boolean;
}) {
  const { say } = view;
  const findings = [
    { value: 'error', text: say(TEXTS.severities.error) },
    { value: 'warning', text: say(TEXTS.severities.warning) },
    { value: 'any', text: `${say(TEXTS.findings)} > 0` },
    { value: 'none', text: `${say(TEXTS.findings)} = 0` },
  ];
  return (
    <Layout view={view} title={say(TEXTS.reports)}>
      <Filters view={view} action="/reports">
        <label>
          {say(TEXTS.search)}
          <input
            type="search"
            name="q"
            value={search.q}
            placeholder={[TEXTS.issuer, TEXTS.title, TEXTS.source].map(say).join(' / ')}
          />
        </label>
        <label>
          {say(TEXTS.year)}
          <input type="number" name="year" min="2008" max="2100" value={search.year} />
        </label>
        <label>
          {say(TEXTS.division)}
          <input name="division" inputMode="numeric" pattern="[0-9]{1,12}" value={search.division} />
        </label>
        <Choice
          view={view}
          name="findings"
          label={say(TEXTS.findings)}
          value={search.findings}
          options={findings}
        />
      </Filters>
      <Listing
        view={view}
        head={[
          say(TEXTS.title),
          say(TEXTS.issuer),
          say(TEXTS.year),
          say(TEXTS.published),
          say(TEXTS.observations),
          say(TEXTS.findings),
          say(TEXTS.source),
        ]}
        rows={reports.map((report) => [
          <a href={`/reports/${report.id}`}>{report.title ?? `#${report.id}`}</a>,
          report.issuer ?? <i>{say(TEXTS.unknown)}</i>,
          report.reportYear,
          report.publishedOn,
          report.observations,
          <>
            {report.errors > 0 && <Badge kind="error">{report.errors}</Badge>}
            {report.warnings > 0 && <Badge kind="warning">{report.warnings}</Badge>}
            {report.standing === 0 ? '0' : null}
          </>,
          <Source path={report.source} />,
        ])}
      />
      <Pager view={view} cursor={cursor} paged={paged} />
    </Layout>
  );
}
