import type { ListedFinding } from '../../store/list-findings.js';
import type { StoredReport, StoredSection } from '../../store/load-report.js';
import type { ReportVersion, ValueChange } from '../../store/browse/reports.js';
import { JudgeOne, Notice } from '../parts/judge.js';
import { Layout } from '../parts/layout.js';
import type { Mark } from '../parts/marked-text.js';
import { Badge, Listing, SeverityBadge, Time } from '../parts/parts.js';
import { SourceText } from '../parts/source-text.js';
import { TEXTS, wordFor } from '../texts.js';
import type { View } from '../view.js';

/** What the report page shows. */
export interface ReportPageData {
  report: StoredReport;
  /** The decoded text; an error's message where it can't be read again. */
  text: { text: string } | { problem: string };
  versions: readonly ReportVersion[];
  /** Against the version before; null where there is none. */
  changes: readonly ValueChange[] | null;
  /** What came of a judgement. */
  notice: string | null;
}

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
            .map(([table, form]) => `${table} ${form}`)
            .join(', ')}
        />
        <Fact
          name={say(TEXTS.source)}
          value={`${report.source} (${report.format}, ${report.encoding.name})`}
        />
      </dl>
      <div class="beside">
        <section class="read" aria-label={say(TEXTS.found)}>
          <Findings view={view} report={report.id} findings={report.findings} />
          <details open>
            <summary>{`${say(TEXTS.observations)} (${report.observations.length})`}</summary>
            <Listing
              view={view}
              head={[say(TEXTS.indicator), say(TEXTS.value), say(TEXTS.unit)]}
              rows={report.observations.map((one, index) => [
                <a href={`#o${index}`} title={one.indicator}>
                  {one.label === '' ? one.indicator : one.label}
                  {one.applicant === undefined ? '' : ` @${one.applicant}`}
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
            <Sections sections={report.sections} />
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
  const { say, language } = view;
  return (
    <>
      <h2>{`${say(TEXTS.findings)} (${findings.length})`}</h2>
      {findings.length === 0 && <p class="empty">{say(TEXTS.nothing)}</p>}
      <ul class="findings">
        {findings.map((finding) => (
          <li>
            <SeverityBadge view={view} severity={finding.severity} />{' '}
            <Badge kind={finding.status}>{say(wordFor(TEXTS.statuses, finding.status))}</Badge>{' '}
            <a href={`#f${finding.id}-0`}>{language === 'zh' ? finding.message : finding.messageEn}</a>{' '}
            {finding.evidence.slice(1).map((_, index) => (
              <a
                class="more"
                href={`#f${finding.id}-${index + 1}`}
              >{`${say(TEXTS.evidence)} ${index + 2}`}</a>
            ))}{' '}
            <a class="more" href={`/findings/${finding.id}`}>
              {finding.rule}
            </a>
            {view.session?.role === 'operator' && finding.status !== 'resolved' && (
              <details class="judge">
                <summary>{say(TEXTS.judge)}</summary>
                <JudgeOne view={view} finding={finding} next={`/reports/${report}#f${finding.id}-0`} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Sections({ sections }: { sections: readonly StoredSection[] }) {
  if (sections.length === 0) return null;
  return (
    <ul class="sections">
      {sections.map(({ label, title, children }) => (
        <li>
          {label}
          {title}
          <Sections sections={children} />
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
  changes: readonly ValueChange[] | null;
  shown: number;
}) {
  const { say } = view;
  return (
    <details open={changes !== null && changes.length > 0}>
      <summary>{`${say(TEXTS.versions)} (${versions.length})`}</summary>
      <ul>
        {versions.map(({ id, version, at, sha256 }) => (
          <li>
            {id === shown ? <strong>{version}</strong> : <a href={`/reports/${id}`}>{version}</a>} ·{' '}
            <Time iso={at} /> · <code title={sha256}>{sha256.slice(0, 12)}</code>
          </li>
        ))}
      </ul>
      {changes !== null && (
        <>
          <h3>{say(TEXTS.compare)}</h3>
          {changes.length === 0 ? (
            <p class="empty">{say(TEXTS.noDifference)}</p>
          ) : (
            <Listing
              view={view}
              head={[say(TEXTS.indicator), say(TEXTS.before), say(TEXTS.after)]}
              rows={changes.map(({ indicator, applicant, before, after }) => [
                applicant === null ? indicator : `${indicator}@${applicant}`,
                before ?? '—',
                after ?? '—',
              ])}
            />
          )}
        </>
      )}
    </details>
  );
}
