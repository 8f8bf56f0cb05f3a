import { compose } from './compose.js';
import { encodeText } from './encode.js';
import type { Part } from './parts.js';
import { planReport, type Plan, type SampleSettings } from './plan.js';
import { PROVINCES, unitsOf } from './province.js';
import { randomFor } from './random.js';
import type { SampleFormat, SampleTruth, TrueRunFinding } from './truth.js';
import { writeDocx } from './write-docx.js';
import { writeHtml } from './write-html.js';
import { writePdf } from './write-pdf.js';
import { writeMarkdown, writeText } from './write-text.js';
import { writeXlsx } from './write-xlsx.js';

/** One report of the sample: its place in the sample's directory, its bytes and the truth about it. */
export interface SampleReport {
  path: string;
  bytes: Uint8Array;
  truth: SampleTruth;
  /** What it must yield beside the other reports of its province. */
  runFindings: TrueRunFinding[];
}

/** A sample: its reports can be made in any order. */
export interface Sample {
  province: string;
  /** How many reports there are; null where there is no end. */
  count: number | null;
  /** Who is to publish, as CSV; null where nobody is to publish every year. */
  roster: string | null;
  /** Reports that are not there though they should. */
  missing: TrueRunFinding[];
  report: (index: number) => Promise<SampleReport>;
}

type Writer = (plan: Plan, parts: readonly Part[]) => Promise<Uint8Array>;

/** Writers of formats that bring their own encoding. */
const WRITERS: Partial<Record<SampleFormat, Writer>> = { docx: writeDocx, xlsx: writeXlsx, pdf: writePdf };

/**
 * Prepares a sample: a province of {@link PROVINCES}, chosen by the seed, and its organs. Nothing is made
 * until it is asked for, and a report depends on the settings and its index alone.
 */
export function openSample(settings: SampleSettings): Sample {
  const province = randomFor(settings.seed, 'province').pick(PROVINCES);
  const units = unitsOf(province);
  return {
    province,
    count: null,
    roster: null,
    missing: [],
    report: (index) => writeReportOf(planReport(settings, units, index), ''),
  };
}

/**
 * Writes one report.
 *
 * @param suffix stands behind the year in the file's name
 */
export async function writeReportOf(plan: Plan, suffix: string): Promise<SampleReport> {
  const { parts, truth } = compose(plan);
  const { city, county, slug } = plan.unit;
  const file = `${city === county ? city : `${city}/${county}`}/${slug}-${plan.year}${suffix}.${plan.format}`;
  const writer = WRITERS[plan.format];
  if (writer) {
    return { path: file, bytes: await writer(plan, parts), truth: { file, ...truth }, runFindings: [] };
  }
  const text = textOf(plan, parts, truth);
  const { bytes, encoding } = encodeText(text, plan.encoding);
  return { path: file, bytes, truth: { file, ...truth, encoding }, runFindings: [] };
}

function textOf(plan: Plan, parts: readonly Part[], truth: Omit<SampleTruth, 'file'>): string {
  if (plan.format === 'html') return writeHtml(plan, parts, truth, plan.encoding);
  return plan.format === 'md' ? writeMarkdown(plan, parts) : writeText(plan, parts);
}
