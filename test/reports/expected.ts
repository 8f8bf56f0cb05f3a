import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a careful reader finds in one published report: the content of `NAME.expected.json`. */
export interface Expected {
  title: string | null;
  issuer: string | null;
  reportYear?: number | null;
  period?: { start: string; end: string; stated: boolean } | null;
  publishedOn?: string | null;
  contact?: Record<string, string>;
  declaredParts?: { count: number } | null;
  templates?: Record<string, string>;
  /** Level, label and title. */
  headings: [number, string, string][];
  /** Value by `indicator` or `indicator@applicant`. */
  observations: Record<string, number>;
  /** Keys whose cells are empty. */
  blankObservations?: string[];
  /** Beginnings of further keys that may have a value. */
  allowedExtra?: string[];
  claims?: { indicator: string; value: number }[];
  findings?: { rule: string; about?: string; expected?: number; actual?: number }[];
  /** Rules that must find nothing. */
  noFindingOf?: string[];
}

/** A published report and what must be read from it. */
export interface ReferenceReport {
  name: string;
  /** File name of the report, with its extension. */
  file: string;
  bytes: Buffer;
  expected: Expected;
}

/** Folder of the published reports: `NIANBAO_REPORTS_DIR`, else `shared/reports` beside the checkout. */
const DIRECTORY = resolve(
  process.env.NIANBAO_REPORTS_DIR ?? join(import.meta.dirname, '../../../shared/reports'),
);

/**
 * The published reports that the reading of real files is measured against. They are not part of the
 * repository.
 *
 * @throws Error saying what to do when the folder is missing, holds no labels, or a report beside its labels
 *   is missing
 */
export function referenceReports(): ReferenceReport[] {
  if (!existsSync(DIRECTORY)) {
    throw new Error(
      `The published reports are not at ${DIRECTORY}. Put the folder shared/ beside the checkout, ` +
        'or set NIANBAO_REPORTS_DIR to the folder that holds NAME.txt and NAME.expected.json.',
    );
  }
  const files = readdirSync(DIRECTORY).sort();
  const labels = files.filter((file) => file.endsWith('.expected.json'));
  if (labels.length === 0) throw new Error(`${DIRECTORY} holds no *.expected.json.`);
  return labels.map((label) => {
    const name = label.slice(0, -'.expected.json'.length);
    const file = files.find((other) => other.startsWith(`${name}.`) && other !== label);
    if (file === undefined) throw new Error(`${label} has no report beside it in ${DIRECTORY}.`);
    return {
      name,
      file,
      bytes: readFileSync(join(DIRECTORY, file)),
      expected: JSON.parse(readFileSync(join(DIRECTORY, label), 'utf8')) as Expected,
    };
  });
}
