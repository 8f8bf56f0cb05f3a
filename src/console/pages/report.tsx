import type { ListedFinding } from '../../store/findings/list-findings.js';
import type { StoredReport, StoredSection } from '../../store/reports/load-report.js';
import type { VersionChanges } from '../../store/reports/compare-versions.js';
import type { ReportVersion } from '../../store/reports/report-versions.js';
import { APPLICANTS } from '../../templates/applicants.js';
import { OneVerdict, Notice } from '../parts/verdict.js';
import { Layout } from '../parts/layout.js';
import type { Mark } from '../parts/marked-text.js';
import { Badge, Listing, SeverityBadge, Time } from '../parts/parts.js';
import { SourceText } from '../parts/source-text.js';
import { wordFor } from '../../words/values.js';
import { TEXTS } from '../texts.js';
import type { View } from '../view.js';

/** What the report page shows. */
export interface ReportPageData {
  report: StoredReport;
  /** The decoded text; an error's message where it can't be read again. */
  text: { text: string } | { problem: string };
  versions: readonly ReportVersion[];
  /** Against the version before, or the one that was asked for; null where there is none. */
  changes: VersionChanges | null;
  /** What came of a verdict. */
  notice: string | null;
}

const FACTS = {
  title: TEXTS.title,
  issuer: TEXTS.issuer,
  reportYear: TEXTS.year,
  period: TEXTS.period,
  publishedOn: TEXTS.published,
};

const APPLICANT_NAMES = new Map(APPLICANTS.map(({ code, name }) => [code, name]));

function applicantName({ language }: View, code: string): string {
  return (language === 'zh' ? APPLICANT_NAMES.get(code) : undefined) ?? code;
}

/** Places that are shown at once. */
const FEW = 6;

/** A report beside its source: every finding, observation and claim leads to its characters. */
export function ReportPage({ view, data }: { view: View; data: ReportPageData }) {
  const { say } = view;
  const { report, text, versions, changes, notice } = data;
  const current = versions.find((version) => version.current);
  return (
    <Layout view={view} title={report.title ?? report.source}>
      <Notice text={notice} />
      {!report.current && (
        <p class="notice">
          {say(TEXTS.superseded)} {current && <a href={`/reports/${current.id}`}>{say(TEXTS.toCurrent)}</a>}
        </p>
      )}
      <dl class="facts">
        <Fact name={say(TEXTS.issuer)} value={report.issuer ?? say(TEXTS.unknown)} />
        <Fact name={say(TEXTS.year)} value={report.reportYear ?? say(TEXTS.unknown)} />
        <Fact
          name={say(TEXTS.period)}
          value={report.period ? `${report.period.start} – ${report.period.end}` : say(TEXTS.unknown)}
        />
        <Fact name={say(TEXTS.published)} value={report.publishedOn ?? say(TEXTS.unknown)} />
        <Fact
          name={say(TEXTS.form)}
          value={Object.entries(report.templates)
            .map(([table, form]) => say(TEXTS.formOfTable(table, form)))
            .join(say(TEXTS.comma))}
        />
        <Fact
          name={say(TEXTS.source)}
          value={`${report.source} (${report.format}, ${report.encoding.name})`}
        />
      </dl>
      <div class="beside">
        <section class="read" aria-label={say(TEXTS.found)}>
          <Findings view={view} report={report.id} findings={report.findings} />
          {report.warnings.length > 0 && (
            <details open>
              <summary>{`${say(TEXTS.notices)} (${report.warnings.length})`}</summary>
              <ul>
                {report.warnings.map((sentence) => (
                  <li>{sentence}</li>
                ))}
              </ul>
            </details>
          )}
          <details open>
            <summary>{`${say(TEXTS.observations)} (${report.observations.length})`}</summary>
            <Listing
              view={view}
              narrow="table"
              head={[say(TEXTS.indicator), say(TEXTS.value), say(TEXTS.unit)]}
              rows={report.observations.map((one, index) => [
                <a href={`#o${index}`} title={one.indicator}>
                  {one.label === '' ? one.indicator : one.label}
                  {one.applicant === undefined ? '' : ` · ${applicantName(view, one.applicant)}`}
                </a>,
                one.status === 'number' ? one.value : <i>{one.raw === '' ? '—' : one.raw}</i>,
                one.unit,
              ])}
            />
          </details>
          <details>
            <summary>{`${say(TEXTS.claims)} (${report.claims.length})`}</summary>
            <Listing
              view={view}
              head={[say(TEXTS.indicator), say(TEXTS.value), say(TEXTS.quote)]}
              rows={report.claims.map((one, index) => [
                <a href={`#c${index}`}>{one.indicator}</a>,
                `${one.value}${one.unit}`,
                one.quote,
              ])}
            />
          </details>
          <details>
            <summary>{say(TEXTS.sections)}</summary>
            <Sections view={view} sections={report.sections} />
          </details>
          <details>
            <summary>{`${say(TEXTS.tables)} (${report.tables.length})`}</summary>
            {report.tables.map(({ caption, rows }) => (
              <figure class="scroll">
                <figcaption>{caption}</figcaption>
                <table class="printed">
                  <tbody>
                    {rows.map((row) => (
                      <tr>
                        {row.map((cell) => (
                          <td>{cell}</td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </figure>
            ))}
          </details>
          <Versions view={view} versions={versions} changes={changes} shown={report.id} />
        </section>
        <section class="text" aria-label={say(TEXTS.text)}>
          <h2>{say(TEXTS.text)}</h2>
          {'text' in text ? (
            <SourceText view={view} text={text.text} marks={marksOf(report)} />
          ) : (
            <p class="notice">{say(TEXTS.noText) + text.problem}</p>
          )}
        </section>
      </div>
    </Layout>
  );
}

function marksOf({ findings, observations, claims }: StoredReport): Mark[] {
  const place = (key: string, { offset, endOffset }: { offset: number; endOffset: number }): Mark => ({
    key,
    start: offset,
    end: endOffset,
  });
  return [
    ...findings.flatMap(({ id, evidence }) => evidence.map((at, index) => place(`f${id}-${index}`, at))),
    ...observations.map((one, index) => place(`o${index}`, one)),
    ...claims.map((one, index) => place(`c${index}`, one)),
  ];
}

function Fact({ name, value }: { name: string; value: string | number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Findings({
  view,
  report,
  findings,
}: {
  view: View;
  report: number;
  findings: readonly ListedFinding[];
}) {
  const { say } = view;
  return (
    <>
      <h2>{`${say(TEXTS.findings)} (${findings.length})`}</h2>
      {findings.length === 0 && <p class="empty">{say(TEXTS.nothing)}</p>}
      <ul class="findings">
        {findings.map((finding) => (
          <li>
            <SeverityBadge view={view} severity={finding.severity} />{' '}
            <Badge kind={finding.status}>{say(wordFor(TEXTS.statuses, finding.status))}</Badge>{' '}
            <a class="message" href={`#f${finding.id}-0`}>
              {say(finding.message)}
            </a>{' '}
            <MoreEvidence view={view} finding={finding} />{' '}
            <a class="more" href={`/findings/${finding.id}`}>
              {finding.rule}
            </a>
            {view.session?.role === 'operator' && finding.status !== 'resolved' && (
              <details class="verdict">
                <summary>{say(TEXTS.verdict)}</summary>
                <OneVerdict view={view} finding={finding} next={`/reports/${report}#f${finding.id}-0`} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Places after the first; many of them are kept out of the way. */
function MoreEvidence({ view, finding: { id, evidence } }: { view: View; finding: ListedFinding }) {
  const text = view.say(TEXTS.evidence);
  const links = evidence.slice(1).map((place, index) => (
    <a class="more" href={`#f${id}-${index + 1}`}>
      {view.say(TEXTS.line(place.line))}
    </a>
  ));
  if (links.length <= FEW) return <span class="places">{links}</span>;
  return (
    <details class="places">
      <summary>{`${text} (${evidence.length})`}</summary>
      {links}
    </details>
  );
}

function Sections({ view, sections }: { view: View; sections: readonly StoredSection[] }) {
  if (sections.length === 0) return null;
  return (
    <ul class="sections">
      {sections.map(({ label, title, line, anomalies, children }) => (
        <li>
          <a href={`#L${line}`}>
            {label}
            {title}
          </a>{' '}
          {anomalies.map(({ kind, expected }) => (
            <Badge kind="warning">{view.say(TEXTS.anomalies[kind](expected))}</Badge>
          ))}
          <Sections view={view} sections={children} />
        </li>
      ))}
    </ul>
  );
}

function Versions({
  view,
  versions,
  changes,
  shown,
}: {
  view: View;
  versions: readonly ReportVersion[];
  changes: VersionChanges | null;
  shown: number;
}) {
  const { say } = view;
  return (
    <details id="versions" open={changes !== null}>
      <summary>{`${say(TEXTS.versions)} (${versions.length})`}</summary>
      <ul>
        {versions.map(({ id, version, at, sha256 }) => (
          <li>
            {id === shown ? <strong>{version}</strong> : <a href={`/reports/${id}`}>{version}</a>} ·{' '}
            <Time iso={at} /> · <code title={sha256}>{sha256.slice(0, 12)}</code>
            {id !== shown && id !== changes?.before && (
              <>
                {' · '}
                <a href={`/reports/${shown}?with=${id}`}>{say(TEXTS.compareWith)}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      {changes !== null && <Changes view={view} changes={changes} versions={versions} />}
    </details>
  );
}

/** What differs from an earlier version. */
function Changes({
  view,
  changes: { before, facts, values, findings },
  versions,
}: {
  view: View;
  changes: VersionChanges;
  versions: readonly ReportVersion[];
}) {
  const { say } = view;
  const version = versions.find(({ id }) => id === before)?.version ?? '';
  return (
    <>
      <h3>{say(TEXTS.compare(version))}</h3>
      {facts.length + values.length + findings.length === 0 && <p class="empty">{say(TEXTS.noDifference)}</p>}
      {facts.length + values.length > 0 && (
        <Listing
          view={view}
          narrow="table"
          head={[say(TEXTS.indicator), say(TEXTS.before), say(TEXTS.after)]}
          rows={[
            ...facts.map(({ fact, ...change }) => [
              say(FACTS[fact]),
              change.before ?? '—',
              change.after ?? '—',
            ]),
            ...values.map(({ indicator, applicant, label, ...change }) => [
              <span title={indicator}>
                {`${label === '' ? indicator : label}${applicant === null ? '' : ` · ${applicantName(view, applicant)}`}`}
              </span>,
              change.before ?? '—',
              change.after ?? '—',
            ]),
          ]}
        />
      )}
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map(({ fate, rule, message }) => (
            <li>
              <Badge kind={fate === 'gone' ? 'done' : 'error'}>
                {say(fate === 'gone' ? TEXTS.findingGone : TEXTS.findingNew)}
              </Badge>{' '}
              {say(message)} <span class="more">{rule}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
