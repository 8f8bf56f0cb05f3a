import type { ReportReference } from './run-rule.js';
import type { ExpectedFinding, ReportExample, RuleExample } from './rule.js';

/** Where a fact stands says nothing in an example. */
const PLACES: ReadonlySet<string> = new Set(['evidence', 'title']);

/**
 * An example as Markdown: what it shows, the report or the facts, and what the rule finds.
 *
 * @param number its number on the page, from 1
 */
export function exampleLines(example: RuleExample | ReportExample, number: number): string[] {
  const { shows, text, facts = [], finds } = example;
  return [
    `### ${number}`,
    '',
    shows.zh,
    '',
    shows.en,
    '',
    '```text',
    ...(text ?? facts.flatMap((fact, at) => (at === 0 ? [] : ['']).concat(linesOf(fact)))),
    '```',
    '',
    ...givenLines(example),
    ...(finds.length === 0 ? ['没有发现。Nothing is found.'] : finds.map(findingLine)),
    '',
  ];
}

/** What the example has beside the report's text. */
function givenLines(example: RuleExample | ReportExample): string[] {
  const { thresholds = {}, declared = {}, crashes }: Partial<ReportExample> = example;
  const given = [
    ...Object.entries(thresholds).map(([name, value]) => `设置 Set: \`${name}\` = \`${value}\``),
    ...Object.entries(declared).map(([name, value]) => `清单写明 The list says: \`${name}\` = \`${value}\``),
    ...(crashes === undefined ? [] : [`出错的规则 The rule that crashes: \`${crashes}\``]),
  ];
  return given.flatMap((line) => [line, '']);
}

function findingLine({ subject, severity, expected, actual }: ExpectedFinding): string {
  const said = [
    ['级别 severity', severity],
    ['应为 expected', expected],
    ['实为 actual', actual],
  ].flatMap(([name, value]) => (value == null ? [] : [`${name} \`${value}\``]));
  return `- 发现 Found: ${[`\`${subject}\``, ...said].join(' · ')}`;
}

function isReference(value: object): value is ReportReference {
  return 'identity' in value && 'source' in value;
}

/** A fact, a line a value: `carriedIn: 1`. */
function linesOf(fact: unknown): string[] {
  if (typeof fact !== 'object' || fact === null) return [String(fact)];
  if (isReference(fact)) return [[fact.issuer, fact.year, fact.source ?? ''].join(' ')];
  const said = Object.entries(fact).filter(([name]) => !PLACES.has(name));
  const [only] = said;
  if (said.length === 1 && only?.[0] === 'value') return linesOf(only[1]);
  return said.flatMap(([name, value]: [string, unknown]) => {
    const items = Array.isArray(value) ? value.map(linesOf) : [linesOf(value)];
    const [first = []] = items;
    if (!Array.isArray(value) && first.length === 1) return [`${name}: ${first[0]}`];
    return [
      `${name}:`,
      ...items.flatMap((lines) => lines.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`)),
    ];
  });
}
