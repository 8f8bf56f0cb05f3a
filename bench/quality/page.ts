import type { SampleSettings } from '../../src/sample/plan.js';

/** Where the page's second half begins. */
const FINDINGS = '# Quality of findings';

function sampleInWords({ years, seed, formats, defects }: SampleSettings, reports: number): string {
  return `${reports} sample reports of seed ${seed} (years ${years[0] ?? ''}-${years.at(-1) ?? ''}, formats ${formats.join(', ')}, defects planted in
${defects * 100} % of them)`;
}

/**
 * The page `docs/quality.md` with its first half, on extraction, written again.
 *
 * @param page the page as it is
 */
export function withExtraction(
  page: string,
  settings: SampleSettings,
  reports: number,
  tables: { main: string; metadata: string },
): string {
  return `# Quality of extraction

Measured on ${sampleInWords(settings, reports)}. Written by \`npm run quality -- --seed ${settings.seed} --part extraction --write\`; do not edit by hand.
\`npm run quality -- --failures 5\` shows what differs, by kind.

A number is exact when indicator, applicant, value, status (number, blank, does not apply) and printed text are those of the
truth; one that the table does not hold is invented. P is precision, R recall; for headings level, label and title must
agree, for claims indicator and value.

${tables.main}

## Metadata

${tables.metadata}

${findingsOf(page)}`;
}

/**
 * The page `docs/quality.md` with its second half, on findings, written again.
 *
 * @param page the page as it is
 */
export function withFindings(
  page: string,
  settings: SampleSettings,
  reports: number,
  tables: { severities: string; rules: string },
): string {
  const extraction = page.slice(0, page.length - findingsOf(page).length).trimEnd();
  return `${extraction}

${FINDINGS}

Measured on ${sampleInWords(settings, reports)}. Written by \`npm run quality -- --seed ${settings.seed} --part findings --write\`.

Against the findings that the planted defects, and the figures as they were printed, must yield; a finding is right when rule
and subject agree.

${tables.severities}

## By rule

${tables.rules}
`;
}

function findingsOf(page: string): string {
  const from = page.indexOf(`\n${FINDINGS}`);
  return from < 0 ? '' : page.slice(from + 1);
}
