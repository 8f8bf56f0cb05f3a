import type { SampleSettings } from '../../src/sample/plan.js';

/** The page `docs/quality.md`. */
export function qualityPage(
  settings: SampleSettings,
  reports: number,
  tables: { main: string; metadata: string; findings: string },
): string {
  const years = `${settings.years[0] ?? ''}-${settings.years.at(-1) ?? ''}`;
  return `# Quality of extraction

Measured on ${reports} sample reports of seed ${settings.seed} (years ${years}, formats ${settings.formats.join(', ')}, defects planted in
${settings.defects * 100} % of them). Written by \`npm run quality -- --write\`; do not edit by hand. \`npm run quality -- --failures 5\` shows what
differs, by kind.

A number is exact when indicator, applicant, value, status (number, blank, does not apply) and printed text are those of the
truth; one that the table does not hold is invented. P is precision, R recall; for headings level, label and title must
agree, for claims indicator and value.

${tables.main}

## Metadata

${tables.metadata}

## Findings

Against the findings that the planted defects, and the figures as they were printed, must yield.

${tables.findings}
`;
}
