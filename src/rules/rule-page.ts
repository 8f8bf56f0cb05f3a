import { exampleLines } from './example-lines.js';
import type { RuleDescription, RuleScope, Severity } from './rule.js';

const SCOPE: Readonly<Record<RuleScope, string>> = {
  report: '单份年报 one report',
  run: '跨年报 across reports',
};
const SEVERITY: Readonly<Record<Severity, string>> = {
  error: '错误 error',
  warning: '警告 warning',
  info: '提示 info',
};
const GENERATED = '<!-- Generated from src/rules by `npm run docs:rules`. -->';

function rulePage(rule: RuleDescription): string {
  return [
    GENERATED,
    '',
    `# ${rule.id}`,
    '',
    `**${rule.title.zh}** · ${rule.title.en}`,
    '',
    `- 级别 Severity: ${SEVERITY[rule.severity]}`,
    `- 范围 Scope: ${SCOPE[rule.scope]}`,
    `- 公式 Formula: \`${rule.formula}\``,
    `- 依据 Source: ${rule.source}`,
    '',
    '## 检查内容 What it checks',
    '',
    rule.checks.zh,
    '',
    rule.checks.en,
    '',
    '## 示例 Examples',
    '',
    ...rule.examples.flatMap((example, at) => exampleLines(example, at + 1)),
    ...thresholdLines(rule),
  ].join('\n');
}

function thresholdLines({ thresholds = {} }: RuleDescription): string[] {
  const rows = Object.entries(thresholds).map(
    ([name, { initial, least, most, means }]) =>
      `| \`${name}\` | ${initial} | ${least} – ${most} | ${means.zh}<br>${means.en} |`,
  );
  return rows.length === 0
    ? []
    : [
        '## 可调数值 Thresholds',
        '',
        '| 名称 name | 默认 default | 范围 range | 含义 meaning |',
        '| --- | --- | --- | --- |',
        ...rows,
        '',
      ];
}

function ruleIndex(rules: readonly RuleDescription[]): string {
  const lines = rules.map(
    ({ id, severity, title }) => `- [${id}](${id}.md) · ${SEVERITY[severity]} · ${title.zh} / ${title.en}`,
  );
  return [GENERATED, '', '# 校验规则 Validation rules', '', ...lines, ''].join('\n');
}

/**
 * The documentation of rules: one page each, and the list of all.
 *
 * @param rules the rules, in the order of the list
 * @returns Markdown by file name (`part-sum.md`, `README.md`)
 */
export function rulePages(rules: readonly RuleDescription[]): Map<string, string> {
  return new Map([
    ['README.md', ruleIndex(rules)],
    ...rules.map((rule): [string, string] => [`${rule.id}.md`, rulePage(rule)]),
  ]);
}
