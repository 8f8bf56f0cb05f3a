import type { TableLayout } from '../document/block.js';
import type { Generation } from '../templates/generations.js';
import { randomFor, type Random } from './random.js';
import type { Numbers } from './figures-2014.js';
import type { Unit } from './province.js';
import { chooseDefects } from './choose-defects.js';
import type { Defect, SampleFormat, SampleGeneration } from './truth.js';

/** What a sample is made of. The same settings give the same files, byte for byte. */
export interface SampleSettings {
  seed: number;
  /** Reporting years, ascending. */
  years: readonly number[];
  formats: readonly SampleFormat[];
  /** Share of reports with planted defects, 0-1. */
  defects: number;
}

/** Encodings of plain text. */
export type SampleEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'gbk' | 'utf-16le' | 'utf-16be';

/** What a report that follows others has of them. */
export interface ReportHistory {
  numbers: Numbers;
  /** Cells that print their number whatever the report's style says. */
  locked: readonly string[];
}

/** What was decided about one report before a word of it is written. */
export interface Plan {
  /** Ordinal of the report, from 0. */
  index: number;
  unit: Unit;
  year: number;
  generation: SampleGeneration;
  /** Forms of the tables of sections 二 and 三; null for the statistics table and for prose. */
  forms: { two: Generation; three: Generation } | null;
  format: SampleFormat;
  encoding: SampleEncoding;
  layout: TableLayout;
  /** Tables are cut by pages. */
  cut: boolean;
  defects: ReadonlySet<Defect>;
  /** What the report has from the organ's history; null where it stands alone. */
  history: ReportHistory | null;
  /** A stream of random numbers of its own for each purpose. */
  random: (purpose: string) => Random;
}

/** The forms that a report of a year follows. */
export function chooseGeneration(
  random: Random,
  year: number,
): { generation: SampleGeneration; forms: Plan['forms'] } {
  if (year < 2014) return { generation: 'prose', forms: null };
  if (year < 2019) return { generation: '2014', forms: null };
  if (year < 2021) return { generation: '2019', forms: { two: '2019', three: '2019' } };
  return random.weighted([
    [{ generation: '2021', forms: { two: '2021', three: '2021' } }, 78],
    [{ generation: 'hybrid', forms: { two: '2021', three: '2019' } }, 14],
    [{ generation: 'hybrid', forms: { two: '2019', three: '2019' } }, year === 2021 ? 16 : 3],
  ] as const);
}

/** How a report of a format prints its tables. */
export function chooseLayout(
  random: Random,
  format: SampleFormat,
  generation: SampleGeneration,
): TableLayout {
  if (format === 'html' || format === 'docx' || format === 'pdf') return format;
  if (format === 'xlsx') return 'sheet';
  if (format === 'md') return 'pipes';
  return random.weighted<TableLayout>([
    ['tab-cells', 24],
    ['pipes', 18],
    ['tab-rows', 22],
    ['space-rows', 16],
    ['cell-lines', 12],
    ['glued', generation === '2014' ? 8 : 0],
  ]);
}

/** The encoding of a report of a format. */
export function chooseEncoding(random: Random, format: SampleFormat): SampleEncoding {
  if (format === 'docx' || format === 'xlsx' || format === 'pdf') return 'utf-8';
  if (format === 'html') {
    return random.weighted([
      ['utf-8', 72],
      ['utf-8-bom', 4],
      ['gb18030', 8],
      ['gbk', 16],
    ] as const);
  }
  if (format === 'md')
    return random.weighted([
      ['utf-8', 9],
      ['utf-8-bom', 1],
    ] as const);
  return random.weighted([
    ['utf-8', 46],
    ['utf-8-bom', 12],
    ['gb18030', 14],
    ['gbk', 18],
    ['utf-16le', 6],
    ['utf-16be', 4],
  ] as const);
}

/**
 * Decides what report number `index` is. It depends on the settings and the index alone: units come county by
 * county, and when all have had one report they come again with another year.
 *
 * @param units the organs of the province
 */
export function planReport(settings: SampleSettings, units: readonly Unit[], index: number): Plan {
  const round = Math.floor(index / units.length);
  const unit = units[index % units.length];
  const year = settings.years[((index % units.length) + round) % settings.years.length];
  if (unit === undefined || year === undefined) throw new RangeError('a sample needs units and years');
  const random = (purpose: string): Random => randomFor(settings.seed, index, purpose);
  const choices = random('plan');
  const { generation, forms } = chooseGeneration(choices, year);
  // prose does not come as a workbook, unless nothing else is wanted
  const fitting = settings.formats.filter((format) => generation !== 'prose' || format !== 'xlsx');
  const format = choices.pick(fitting.length > 0 ? fitting : settings.formats);
  const defects = choices.chance(settings.defects)
    ? chooseDefects(choices, { generation, year, format, unit })
    : new Set<Defect>();
  return {
    index,
    unit,
    year,
    generation,
    forms,
    format,
    encoding: chooseEncoding(choices, format),
    layout: chooseLayout(choices, format, generation),
    cut: choices.chance(0.15),
    defects,
    history: null,
    random,
  };
}
