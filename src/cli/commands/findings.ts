import { both } from '../../language.js';
import { SEVERITIES } from '../../rules/rule.js';
import { FINDING_STATUSES } from '../../store/findings/finding-status.js';
import { findingToJson } from '../../store/findings/finding-json.js';
import type { ListedFinding } from '../../store/findings/list-findings.js';
import { HEADS } from '../../words/heads.js';
import { FINDING_STATUS_WORDS, SEVERITY_WORDS } from '../../words/values.js';
import { command, type Call } from '../command/command.js';
import { JSON_LINES, RUN } from '../command/shared-options.js';
import { choice, flag, text } from '../command/values.js';
import { printListing } from '../terminal/listing.js';
import type { Column } from '../terminal/table.js';
import { findingMessage } from '../views/finding-lines.js';
import { requireRun, usage } from '../work/no-such.js';
import { withDatabase } from '../work/with-database.js';
import { findingsHistory } from './findings-history.js';
import { findingsConfirm, findingsDismiss, findingsReopen } from './findings-verdict.js';

const SAID = {
  changedSince: both('（有变化）', ' (changed since)'),
  noSuchRule: (rule: string, near: readonly string[]) =>
    near.length === 0
      ? both(`没有规则 ${rule}；用 nianbao rules 查看`, `There is no rule ${rule}; nianbao rules lists them`)
      : both(
          `没有规则 ${rule}（是不是 ${near.join('、')}？）；用 nianbao rules 查看`,
          `There is no rule ${rule} (did you mean ${near.join(', ')}?); nianbao rules lists them`,
        ),
  whereReportsAre: both(
    '已收入的报告：nianbao reports；收入年报：nianbao ingest 目录',
    'The reports that are there: nianbao reports; take some in: nianbao ingest DIRECTORY',
  ),
};

/** Findings, the most serious first. */
export const findings = command({
  name: 'findings',
  summary: both('列出校验发现', 'list the findings'),
  options: {
    rule: text('rule', '只限该规则', 'only of this rule'),
    severity: choice('severity', SEVERITIES, '只限该级别', 'only of this severity'),
    status: choice('status', FINDING_STATUSES, '只限该状态', 'only with this status'),
    run: RUN,
    unwaived: flag('只限未豁免的', 'only those that no waiver covers'),
    json: JSON_LINES,
  },
  examples: ['findings --severity error', 'findings --rule part-sum --json'],
  subcommands: [findingsConfirm, findingsDismiss, findingsReopen, findingsHistory],
  async run({ rule, severity, status, run, unwaived }, call) {
    if (rule !== undefined) await requireRule(call, rule);
    return withDatabase(call, async ({ pool }) => {
      const { listFindings } = await import('../../store/findings/list-findings.js');
      await requireRun(call, pool, run);
      const rows = listFindings(pool, { rule, severity, status, unwaived, run });
      return printListing(call, rows, columnsFor(call), SAID.whereReportsAre, findingToJson);
    });
  },
});

async function requireRule(call: Call, rule: string): Promise<void> {
  const { CATALOGUE } = await import('../../rules/registry.js');
  const { nearNames } = await import('../../settings/nearest-name.js');
  const rules = CATALOGUE.map(({ id }) => id);
  if (!rules.includes(rule)) throw usage(call, SAID.noSuchRule(rule, nearNames(rule, rules)));
}

const columnsFor = ({ say, language }: Call): Column<ListedFinding>[] => [
  { head: say(HEADS.id), cell: (row) => row.id, align: 'end' },
  { head: say(HEADS.severity), cell: (row) => say(SEVERITY_WORDS[row.severity]) },
  {
    head: say(HEADS.status),
    cell: (row) => say(FINDING_STATUS_WORDS[row.status]) + (row.changedSince ? say(SAID.changedSince) : ''),
  },
  { head: say(HEADS.rule), cell: (row) => row.rule, shrinksTo: 10 },
  { head: say(HEADS.issuer), cell: (row) => row.issuer ?? row.source, shrinksTo: 12 },
  { head: say(HEADS.year), cell: (row) => row.reportYear },
  { head: say(HEADS.message), cell: (row) => findingMessage(findingToJson(row), language), shrinksTo: 20 },
];
