import { compose } from './compose.js';
import { encodeText } from './encode.js';
import type { Part } from './parts.js';
import { planReport, type Plan, type SampleSettings } from './plan.js';
import { PROVINCES, unitsOf, type Unit } from './province.js';
import { randomFor } from './random.js';
import type { SampleFormat, SampleTruth } from './truth.js';
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
}

/** A sample: its reports can be made in any order. */
export interface Sample {
  province: string;
  report: (index: number) => Promise<SampleReport>;
}

type Writer = (plan: Plan, parts: readonly Part[]) => Promise<Uint8Array>;

/** Writers of formats that bring their own encoding. */
const WRITERS: Partial<Record<SampleFormat, Writer>> = { docx: writeDocx, xlsx: writeXlsx, pdf: writePdf };

/**
 * Prepares a sample: a province of {@link PROVINCES}, chosen by the seed, and its organs. Nothing is made until it is asked
 * for, and a report depends on the settings and its index alone.
 */
export function openSample(settings: SampleSettings): Sample {
  const province = randomFor(settings.seed, 'province').pick(PROVINCES);
  const units = unitsOf(province);
  return { province, report: (index) => makeReport(settings, units, index) };
}

async function makeReport(
  settings: SampleSettings,
  units: readonly Unit[],
  index: number,
): Promise<SampleReport> {
  const plan = planReport(settings, units, index);
  const { parts, truth } = compose(plan);
  const { city, county, slug } = plan.unit;
  const file = `${city === county ? city : `${city}/${county}`}/${slug}-${plan.year}.${plan.format}`;
  const writer = WRITERS[plan.format];
  if (writer) {
    return { path: file, bytes: await writer(plan, parts), truth: { file, ...truth } };
  }
  const text = textOf(plan, parts, truth);
  const { bytes, encoding } = encodeText(text, plan.encoding);
  return { path: file, bytes, truth: { file, ...truth, encoding } };
}

function textOf(plan: Plan, parts: readonly Part[], truth: Omit<SampleTruth, 'file'>): string {
  if (plan.format === 'html') return writeHtml(plan, parts, truth, plan.encoding);
  return plan.format === 'md' ? writeMarkdown(plan, parts) : writeText(plan, parts);
}
