import type { ReportRule } from './rule.js';

const SEVERITY = { error: '错误 error', warning: '警告 warning', info: '提示 info' } as const;
const GENERATED = '<!-- Generated from src/rules by `npm run docs:rules`. -->';

/** The documentation page of one rule, Markdown. */
export function rulePage(rule: ReportRule): string {
  return [
    GENERATED,
    '',
    `# ${rule.id}`,
    '',
    `**${rule.title.zh}** · ${rule.title.en}`,
    '',
    `- 级别 Severity: ${SEVERITY[rule.severity]}`,
    `- 公式 Formula: \`${rule.formula}\``,
    `- 依据 Source: ${rule.source}`,
    '',
    '## 检查内容 What it checks',
    '',
    rule.checks.zh,
    '',
    rule.checks.en,
    '',
    '## 示例 Example',
    '',
    rule.example.zh,
    '',
    rule.example.en,
    '',
  ].join('\n');
}

/** The list of all rules with links to their pages, Markdown. */
export function ruleIndex(rules: readonly ReportRule[]): string {
  const lines = rules.map(
    ({ id, severity, title }) => `- [${id}](${id}.md) · ${SEVERITY[severity]} · ${title.zh} / ${title.en}`,
  );
  return [GENERATED, '', '# 校验规则 Validation rules', '', ...lines, ''].join('\n');
}
