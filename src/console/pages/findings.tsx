import type { Bilingual } from '../../language.js';
import { SEVERITIES, type Severity } from '../../rules/rule.js';
import type { FindingFilter } from '../../store/findings/finding-filter.js';
import type { FindingEvent } from '../../store/findings/finding-history.js';
import type { ListedFinding } from '../../store/findings/list-findings.js';
import { VerdictFields, OneVerdict, Notice } from '../parts/verdict.js';
import { Layout, Token } from '../parts/layout.js';
import { Badge, Choice, Filters, Listing, Pager, SeverityBadge, Time } from '../parts/parts.js';
import { wordFor } from '../../words/values.js';
import { TEXTS } from '../texts.js';
import { withQuery, type View } from '../view.js';

/** What a judgement of all that match has to carry along. */
const FILTERS = ['rule', 'severity', 'status', 'year', 'q', 'changed'] as const;

/** Findings with filters; an operator gives a verdict on the chosen ones, with a reason. */
export function FindingsPage({
  view,
  search,
  findings,
  counts,
  latest,
  rules,
  cursor,
  paged,
  notice,
}: {
  view: View;
  search: FindingFilter;
  findings: readonly ListedFinding[];
  counts: Readonly<Record<Severity, number>>;
  /** The highest id of all findings. */
  latest: number;
  rules: readonly { id: string; title: Bilingual }[];
  cursor: string | null;
  paged: boolean;
  notice: string | null;
}) {
  const { say } = view;
  const operator = view.session?.role === 'operator';
  const matching = counts.error + counts.warning + counts.info;
  return (
    <Layout view={view} title={say(TEXTS.findings)}>
      <Notice text={notice} />
      <p class="counts">
        {SEVERITIES.map((kind) => (
          <a href={withQuery(view.url, { severity: kind, cursor: undefined })}>
            <Badge
              kind={kind}
            >{`${say(TEXTS.severities[kind])} ${counts[kind].toLocaleString('en-US')}`}</Badge>
          </a>
        ))}
        <a
          href={`/findings.csv${withQuery(view.url, { cursor: undefined }).slice('/findings'.length)}`}
          download
        >
          {say(TEXTS.export)}
        </a>
      </p>
      <Filters view={view} action="/findings">
        <Choice
          view={view}
          name="severity"
          label={say(TEXTS.severity)}
          value={search.severity}
          options={SEVERITIES.map((value) => ({ value, text: say(TEXTS.severities[value]) }))}
        />
        <Choice
          view={view}
          name="status"
          label={say(TEXTS.state)}
          value={search.status}
          options={Object.entries(TEXTS.statuses).map(([value, text]) => ({ value, text: say(text) }))}
        />
        <Choice
          view={view}
          name="rule"
          label={say(TEXTS.rule)}
          value={search.rule}
          options={rules.map(({ id, title }) => ({ value: id, text: `${id} · ${say(title)}` }))}
        />
        <label>
          {say(TEXTS.year)}
          <input type="number" name="year" min="2008" max="2100" value={search.year} />
        </label>
        <label>
          {say(TEXTS.issuer)}
          <input type="search" name="q" value={search.q} />
        </label>
        {search.changed === 'yes' && <input type="hidden" name="changed" value="yes" />}
      </Filters>
      <form method="post" action="/findings/verdict">
        <Token view={view} />
        <input type="hidden" name="next" value={view.url} />
        {operator && findings.length > 0 && (
          <>
            <VerdictFields view={view} />
            <p class="choices">
              <label class="choose-all" hidden>
                <input type="checkbox" data-chooses="finding" />
                {say(TEXTS.chooseAll)}
              </label>
              <label>
                <input type="checkbox" name="scope" value="all" />
                {say(TEXTS.allMatching(matching))}
              </label>
            </p>
            {/* Nobody gives a verdict on what came after the page was shown. */}
            <input type="hidden" name="upTo" value={latest} />
            {FILTERS.map((name) =>
              search[name] === undefined ? null : <input type="hidden" name={name} value={search[name]} />,
            )}
          </>
        )}
        <Listing
          view={view}
          head={[
            ...(operator ? [''] : []),
            say(TEXTS.severity),
            say(TEXTS.state),
            say(TEXTS.message),
            say(TEXTS.issuer),
            say(TEXTS.year),
            say(TEXTS.rule),
          ]}
          rows={findings.map((finding) => [
            ...(operator
              ? [
                  finding.status === 'resolved' ? null : (
                    <input
                      type="checkbox"
                      name="finding"
                      value={finding.id}
                      aria-label={`${say(TEXTS.choose)} ${finding.id}`}
                    />
                  ),
                ]
              : []),
            <SeverityBadge view={view} severity={finding.severity} />,
            <>
              <Badge kind={finding.status}>{say(wordFor(TEXTS.statuses, finding.status))}</Badge>
              {finding.changedSince && <Badge kind="warning">{say(TEXTS.changedSince)}</Badge>}
            </>,
            <a href={`/findings/${finding.id}`}>{say(finding.message)}</a>,
            finding.issuer ?? <i>{say(TEXTS.unknown)}</i>,
            finding.reportYear,
            <a href={`/rules#${finding.rule}`}>{finding.rule}</a>,
          ])}
        />
      </form>
      <Pager view={view} cursor={cursor} paged={paged} />
    </Layout>
  );
}

/** One finding, what it says, and its whole history. */
export function FindingPage({
  view,
  finding,
  history,
  notice,
}: {
  view: View;
  finding: ListedFinding;
  history: readonly FindingEvent[];
  notice: string | null;
}) {
  const { say } = view;
  return (
    <Layout view={view} title={`${say(TEXTS.findings)} #${finding.id}`}>
      <Notice text={notice} />
      <p>
        <SeverityBadge view={view} severity={finding.severity} />{' '}
        <Badge kind={finding.status}>{say(wordFor(TEXTS.statuses, finding.status))}</Badge>{' '}
        <a href={`/rules#${finding.rule}`}>{finding.rule}</a>
      </p>
      <p class="message">{say(finding.message)}</p>
      <dl class="facts">
        <div>
          <dt>{say(TEXTS.issuer)}</dt>
          <dd>{`${finding.issuer ?? say(TEXTS.unknown)} ${finding.reportYear ?? ''}`}</dd>
        </div>
        <div>
          <dt>{say(TEXTS.subject)}</dt>
          <dd>{finding.subject}</dd>
        </div>
        <div>
          <dt>{say(TEXTS.expected)}</dt>
          <dd>{valueText(finding.expected)}</dd>
        </div>
        <div>
          <dt>{say(TEXTS.actual)}</dt>
          <dd>{valueText(finding.actual)}</dd>
        </div>
      </dl>
      {finding.report !== null && (
        <p>
          <a href={`/reports/${finding.report}#f${finding.id}-0`}>{say(TEXTS.text)}</a>
        </p>
      )}
      <OneVerdict view={view} finding={finding} next={view.url} />
      <h2>{say(TEXTS.history)}</h2>
      <Listing
        view={view}
        head={[
          say(TEXTS.when),
          say(TEXTS.action),
          say(TEXTS.by),
          say(TEXTS.note),
          say(TEXTS.expected),
          say(TEXTS.actual),
          say(TEXTS.run),
        ]}
        rows={history.map((event) => [
          <Time iso={event.at} />,
          say(wordFor(TEXTS.events, event.kind)),
          event.by,
          event.note,
          valueText(event.expected),
          valueText(event.actual),
          event.run === null ? null : <a href={`/runs/${event.run}`}>#{event.run}</a>,
        ])}
      />
    </Layout>
  );
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
