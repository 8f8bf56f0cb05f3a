import type { Block } from '../../document/block.js';
import { refuseManyNumbers } from '../../document/limits.js';
import type { Section } from '../../segment/section.js';
import type { Claim, Enumeration, Narrative, Share } from '../narrative.js';
import type { Generation } from '../../templates/generations.js';
import { readPassages, type Passage } from './passage.js';
import { readCounts, type SentenceContext } from './read-counts.js';
import { readDenials } from './read-denials.js';
import { readEnumerations } from './read-enumerations.js';
import { readShares } from './read-shares.js';
import { sentencesOf, type Sentence } from './sentence.js';
import { isPlan, readSetting } from './setting.js';

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

function generationOf(passages: readonly Passage[], year: number | null): Generation {
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

function contextOf(
  passage: Passage,
  sentence: Sentence,
  previous: string,
  known: Pick<SentenceContext, 'setting' | 'generation'>,
): SentenceContext {
  const headings = passage.headings.map((heading) => `${heading.slice(0, LONGEST_HEADING)}|`).join('');
  return { passage, sentence, around: `|${headings}${previous.slice(-LONGEST_PREVIOUS)}`, ...known };
}

/**
 * Reads the numbers that the prose states: claims for the forms' indicators, totals with their listed parts, and stated
 * shares. Tables are not read. Sections and sentences about problems and plans give nothing.
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
  const passages = readPassages(sections, front);
  const setting = readSetting(passages, context.reportYear ?? null);
  const generation = context.generation ?? generationOf(passages, setting.year);
  const claims: Claim[] = [];
  const enumerations: Enumeration[] = [];
  const shares: Share[] = [];
  let numbers = 0;
  let previous = '';
  let section = -1;
  for (const passage of passages) {
    if (passage.section !== section) previous = '';
    section = passage.section;
    if (isPlan(passage, setting)) continue;
    const sentences = sentencesOf(passage.text);
    for (const { quantities } of sentences) numbers += quantities.length;
    refuseManyNumbers(numbers, context.name ?? '-');
    sentences.forEach((sentence, at) => {
      const here = contextOf(passage, sentence, previous, { setting, generation });
      for (const claim of [...readCounts(here), ...readDenials(here)]) claims.push(claim);
      for (const enumeration of readEnumerations(passage, sentence)) enumerations.push(enumeration);
      for (const share of readShares(passage, sentence, sentences[at - 1], setting)) shares.push(share);
      previous = passage.text.slice(Math.max(sentence.start, sentence.end - LONGEST_PREVIOUS), sentence.end);
    });
  }
  claims.sort((a, b) => a.span.start.offset - b.span.start.offset);
  return { claims, enumerations, shares };
}
