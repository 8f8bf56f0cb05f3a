import type { Block } from '../../document/block.js';
import { refuseManyNumbers } from '../../document/limits.js';
import type { Section } from '../../segment/section.js';
import type { Claim, Enumeration, Narrative, Share } from '../narrative.js';
import type { Generation } from '../../templates/generations.js';
import { passagesOf, type Prose, type ToldPassage } from './passages.js';
import { readCounts, type SentenceContext } from './read-counts.js';
import { readDenials } from './read-denials.js';
import { readEnumerations } from './read-enumerations.js';
import { readShares } from './read-shares.js';
import type { Sentence } from './sentence.js';
import { isPlan, readSetting, type ReportSetting } from './setting.js';

/** What the caller knows of the report beyond its text. */
export interface NarrativeContext {
  /** Form whose indicators the claims are given in; null or left out: judged by the text. */
  generation?: Generation | null;
  /** Year that the report covers; null or left out: judged by the text. */
  reportYear?: number | null;
  /** Name of the source, for error messages only. */
  name?: string;
}

/** Words that only the reports since the Regulation of 2019 use. */
const SINCE_2019 = /收到和处理政府信息公开申请|第711号|本年新收|国办公开办函/;
const SINCE_2021 = /国办公开办函\[2021\]|行政规范性文件/;

function generationOf(passages: readonly ToldPassage[], year: number | null): Generation {
  const text = passages
    .map((passage) => `${passage.headings.join('|')}|${passage.text.slice(0, 400)}`)
    .join('|');
  if (year !== null && year < 2019) return '2014';
  if (year === null && !SINCE_2019.test(text)) return '2014';
  return (year !== null && year >= 2021) || SINCE_2021.test(text) ? '2021' : '2019';
}

/** Headings are cut to what a name needs: a heading may be a whole glued paragraph. */
const LONGEST_HEADING = 60;
const LONGEST_PREVIOUS = 200;

/** A sentence in its surroundings, and the one before it in the same passage. */
interface Told {
  context: SentenceContext;
  before: Sentence | undefined;
}

/**
 * The sentences of some passages with what stands around them, without those about problems and plans.
 *
 * @param name of the source, for the message
 * @throws NianbaoError `too_many_numbers`
 */
function* sentencesTold(
  passages: readonly ToldPassage[],
  known: Pick<SentenceContext, 'setting' | 'generation'>,
  name: string,
): Generator<Told> {
  let numbers = 0;
  let previous = '';
  let section = -1;
  for (const passage of passages) {
    if (passage.section !== section) previous = '';
    section = passage.section;
    if (isPlan(passage, known.setting)) continue;
    const { text, sentences } = passage;
    for (const { quantities } of sentences) numbers += quantities.length;
    refuseManyNumbers(numbers, name);
    const headings = passage.headings.map((heading) => `${heading.slice(0, LONGEST_HEADING)}|`).join('');
    for (const [at, sentence] of sentences.entries()) {
      const around = `|${headings}${previous}`;
      yield { context: { passage, sentence, around, ...known }, before: sentences[at - 1] };
      previous = text.slice(Math.max(sentence.start, sentence.end - LONGEST_PREVIOUS), sentence.end);
    }
  }
}

/**
 * Reads the numbers that the prose states: claims for the forms' indicators, totals with their listed parts,
 * and stated shares. Tables are not read. Sections and sentences about problems and plans give nothing.
 *
 * Where the words leave a doubt nothing is claimed: a rule compares every claim with the tables.
 *
 * @param sections level-1 sections with everything under them
 * @param front blocks before the first section
 * @param context what is known of the report
 * @throws NianbaoError `too_many_numbers`
 */
export function readNarrative(
  sections: readonly Section[],
  front: readonly Block[],
  context: NarrativeContext = {},
): Narrative {
  const passages = passagesOf({ sections, front });
  const setting = readSetting(passages, context.reportYear ?? null);
  const generation = context.generation ?? generationOf(passages, setting.year);
  const claims: Claim[] = [];
  const enumerations: Enumeration[] = [];
  const shares: Share[] = [];
  for (const { context: here, before } of sentencesTold(
    passages,
    { setting, generation },
    context.name ?? '-',
  )) {
    const { passage, sentence } = here;
    for (const claim of [...readCounts(here), ...readDenials(here)]) claims.push(claim);
    for (const enumeration of readEnumerations(passage, sentence)) enumerations.push(enumeration);
    for (const share of readShares(passage, sentence, before, setting)) shares.push(share);
  }
  claims.sort((a, b) => a.span.start.offset - b.span.start.offset);
  return { claims, enumerations, shares };
}

/**
 * The counts in the sentences of a report's sections that name another year than its own, read as if they
 * were that year's: a sentence may have kept the year of the report that it was copied from.
 *
 * @param report whose prose was read
 * @param year the other year
 * @param generation form whose indicators the claims are given in; null: judged by the text
 */
export function readCountsOf(report: Prose, year: number, generation: Generation | null): Claim[] {
  const passages = passagesOf(report).filter(({ section }) => section > 0);
  if (!passages.some(({ text }) => text.includes(String(year)))) return [];
  const setting: ReportSetting = { year, front: '' };
  const known = { setting, generation: generation ?? generationOf(passages, year) };
  const claims: Claim[] = [];
  for (const { context } of sentencesTold(passages, known, '-')) {
    const { passage, sentence } = context;
    if (!passage.text.slice(sentence.start, sentence.end).includes(String(year))) continue;
    for (const claim of readCounts(context)) claims.push(claim);
  }
  return claims.sort((a, b) => a.span.start.offset - b.span.start.offset);
}
