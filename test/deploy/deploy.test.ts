import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../src/observe/metrics.js';
import { STATE_METRICS } from '../../src/observe/state-metrics.js';
import { promtool } from '../observe/promtool.js';
import { readText, ROOT } from '../project/files.js';

const PROMETHEUS = join(ROOT, 'deploy/prometheus');
const RULES = 'deploy/prometheus/nianbao.rules.yml';
const DASHBOARD = 'deploy/grafana/dashboards/nianbao.json';

interface Rule {
  alert: string;
  expr: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}
interface Panel {
  id: number;
  title: string;
  datasource?: { uid: string };
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string }[];
}

const rules = (parse(readText(RULES)) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const dashboard = JSON.parse(readText(DASHBOARD)) as {
  panels: Panel[];
  annotations: { list: { expr: string }[] };
};
const expressions = [
  ...rules.map(({ expr }) => expr),
  ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
];

/** Label names by metric: every metric that some process shows, and what Prometheus adds. */
const known = new Map<string, Set<string>>([['up', new Set(['job', 'instance'])]]);

beforeAll(async () => {
  const metrics = createMetrics();
  metrics.watchProcess();
  const shown = await metrics.registry.getMetricsAsJSON();
  for (const { name, type } of shown) {
    const single = metrics.registry.getSingleMetric(name) as unknown as { labelNames?: string[] };
    const labels = new Set([...(single.labelNames ?? []), 'job', 'instance', 'le']);
    const endings = String(type) === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
    for (const ending of endings) known.set(`${name}${ending}`, labels);
  }
  for (const [name, [, ...labels]] of Object.entries(STATE_METRICS)) {
    known.set(name, new Set([...labels, 'job', 'instance']));
  }
});

/** Metrics that an expression names, each with the labels that it is asked by. */
function metricsIn(expression: string): [name: string, labels: string[]][] {
  return [...expression.matchAll(/\b((?:nianbao|nodejs|process)_\w+|up)\b(?:\{([^}]*)\})?/g)].map(
    ([, name = '', matchers = '']) => [
      name,
      [...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
    ],
  );
}

test('alerts and dashboard ask only for metrics and labels that exist', () => {
  const asked = expressions.flatMap(metricsIn);
  expect(asked.length).toBeGreaterThan(expressions.length - 1);
  expect(asked.filter(([name]) => !known.has(name))).toEqual([]);
  expect(asked.filter(([name, labels]) => labels.some((label) => !known.get(name)?.has(label)))).toEqual([]);
});

test('no label could take a value for each host, file or organ', () => {
  const names = new Set([...known.values()].flatMap((labels) => [...labels]));
  const unbounded = ['host', 'url', 'source', 'path', 'issuer', 'run', 'item', 'document', 'report'];
  expect(unbounded.filter((label) => names.has(label))).toEqual([]);
});

test('the documentation explains every metric of ours, and none that does not exist', () => {
  const page = readText('docs/observability.md');
  const explained = [...page.matchAll(/`(nianbao_\w+)`/g)].map(([, name = '']) => name);
  const ours = [...known.keys()].filter((name) => name.startsWith('nianbao_'));
  expect(
    explained.filter((name) => !ours.some((one) => one.replace(/_(bucket|sum|count)$/, '') === name)),
  ).toEqual([]);
  expect(ours.filter((name) => !explained.includes(name.replace(/_(bucket|sum|count)$/, '')))).toEqual([]);
});

describe('promtool', () => {
  test.each([
    ['the configuration', ['check', 'config', 'prometheus.yml']],
    ['the alert rules', ['check', 'rules', '--lint=all', '--lint-fatal', 'nianbao.rules.yml']],
    ['the unit tests of the alerts', ['test', 'rules', 'nianbao.rules.test.yml']],
  ])('is content with %s', async (_, args) => {
    const { passed, output } = await promtool(
      args.map((word) => (word.endsWith('.yml') ? join(PROMETHEUS, word) : word)),
    );
    expect(passed, output).toBe(true);
  });
});

test.each(rules.map((rule) => [rule.alert, rule] as const))(
  '%s is tested, graded, and says what to do in both languages',
  (alert, { labels, annotations }) => {
    const tests = readText('deploy/prometheus/nianbao.rules.test.yml');
    expect(tests).toMatch(new RegExp(`alertname(: |=")${alert}\\b`));
    expect(labels['severity']).toMatch(/^(page|ticket)$/);
    for (const name of ['summary', 'description']) {
      expect(annotations[name]).toMatch(/\p{Script=Han}.* \/ .*[a-z]{3}/su);
    }
  },
);

test('the panels of the dashboard do not overlap, and read the source that is provisioned', () => {
  const { panels } = dashboard;
  const overlapping = panels.filter((one) =>
    panels.some(
      ({ id, gridPos: b }) =>
        id < one.id &&
        one.gridPos.x < b.x + b.w &&
        b.x < one.gridPos.x + one.gridPos.w &&
        one.gridPos.y < b.y + b.h &&
        b.y < one.gridPos.y + one.gridPos.h,
    ),
  );
  expect(overlapping.map(({ title }) => title)).toEqual([]);
  const provisioned = parse(readText('deploy/grafana/provisioning/datasources/prometheus.yml')) as {
    datasources: { uid: string }[];
  };
  const sources = new Set(panels.flatMap(({ datasource }) => datasource?.uid ?? []));
  expect([...sources]).toEqual(provisioned.datasources.map(({ uid }) => uid));
});
