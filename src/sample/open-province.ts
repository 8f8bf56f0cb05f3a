import { formInForce } from '../templates/forms.js';
import { HARMLESS_DEFECTS, chooseDefects } from './choose-defects.js';
import { figuresInHistory, type Entry, type Province } from './history.js';
import { writeReportOf, type Sample } from './make-report.js';
import { chooseEncoding, chooseLayout, type Plan, type SampleSettings } from './plan.js';
import { PROVINCES, unitsOf } from './province.js';
import { randomFor, type Random } from './random.js';
import { plantInRun } from './run-defects.js';
import { rosterCsv } from './roster.js';
import { expectedOfReport, missingOf } from './run-findings.js';

/** Share of the organs with a defect across their reports, for each of those that have one of their own. */
const ACROSS = 0.6;
/** Purposes that decide the sentences: a copied report has those of the other. */
const OF_PROSE = new Set(['prose', 'prose figures', 'planted prose', 'style']);
/** Cells that must be numbers where something is planted across reports. */
const LOCKED = [
  ...['application.carried_in', 'application.carried_out', 'application.received'].flatMap((code) => [
    `${code}@natural_person`,
    `${code}@total`,
  ]),
  'normative.issued',
  'normative.repealed',
  'normative.in_force',
];

/**
 * A province whose organs report every year: what one year carries over arrives in the next, documents in
 * force add up, counts grow and shrink little, and a government's figures are the sums of those below it.
 * Across the reports defects are planted; `runFindings` of each report, and the reports that are missing, are
 * the truth about them.
 *
 * @param reports about how many reports: as many organs as have so many in these years
 */
export function openProvince(settings: SampleSettings, reports: number): Sample {
  const { seed, years } = settings;
  const name = randomFor(seed, 'province').pick(PROVINCES);
  const units = unitsOf(name).slice(0, Math.max(1, Math.round(reports / years.length)));
  const plants = plantInRun(seed, units, years, settings.defects * ACROSS);
  const copied = new Map<number, number>();
  for (const { copies, year } of plants.values()) if (copies !== null) copied.set(copies, year);
  const province: Province = { seed, units, years, plants, copied };
  const entries = entriesOf(province);
  const planOf = (entry: Entry): Plan => planInHistory(settings, province, entry);
  return {
    province: name,
    count: entries.length,
    roster: rosterCsv(units),
    missing: missingOf(province),
    report: async (index) => {
      const entry = entries[index];
      if (entry === undefined) throw new RangeError('the province has no such report');
      const report = await writeReportOf(planOf(entry), entry.version === 0 ? '' : '-2');
      return { ...report, runFindings: expectedOfReport(province, entry, planOf) };
    },
  };
}

/** The reports of a province, year by year. */
function entriesOf({ units, years, plants }: Province): Entry[] {
  return years.flatMap((year) =>
    units.flatMap((_, at): Entry[] => {
      const plant = plants.get(at);
      const shows = plant?.year === year ? plant.defect : null;
      if (shows === 'missing-report') return [];
      const one: Entry = { at, year, version: 0 };
      return shows === 'duplicate-report' ? [one, { ...one, version: 1 }] : [one];
    }),
  );
}

function planInHistory(settings: SampleSettings, province: Province, { at, year, version }: Entry): Plan {
  const { seed, units, plants, copied } = province;
  const unit = units[at];
  if (unit === undefined) throw new RangeError('the province has no such organ');
  const plant = plants.get(at) ?? null;
  const copies = plant?.defect === 'near-duplicate-narrative' && plant.year === year ? plant : null;
  const told: readonly [number, number] =
    copies === null ? [at, year] : copies.copies === null ? [at, year - 1] : [copies.copies, year];
  const random = (purpose: string): Random =>
    OF_PROSE.has(purpose)
      ? randomFor(seed, ...told, version, purpose)
      : randomFor(seed, at, year, version, purpose);
  const form = formInForce(year);
  const forms = form === null || form === '2014' ? null : { two: form, three: form };
  const generation = form ?? 'prose';
  const choices = random('plan');
  const compared = plant?.defect === 'near-duplicate-narrative' || copied.has(at);
  const fitting = settings.formats.filter((format) => format !== 'xlsx' || !(compared || form === null));
  const format = choices.pick(fitting.length > 0 ? fitting : settings.formats);
  const spoilt = plant === null && !copied.has(at) && choices.chance(settings.defects / 2);
  return {
    index: at,
    unit,
    year,
    generation,
    forms,
    format,
    encoding: chooseEncoding(choices, format),
    layout: chooseLayout(choices, format, generation),
    cut: choices.chance(0.15),
    defects: spoilt
      ? chooseDefects(choices, { generation, year, format, unit }, HARMLESS_DEFECTS)
      : new Set(),
    history: {
      numbers: figuresInHistory(province, at, year),
      locked: plant === null ? [] : LOCKED,
    },
    random,
  };
}
