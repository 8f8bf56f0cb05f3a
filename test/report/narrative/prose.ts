import type { Block, Paragraph } from '../../../src/document/block.js';
import { locate } from '../../../src/document/position.js';
import type { Claim, Narrative } from '../../../src/report/narrative.js';
import { readNarrative, type NarrativeContext } from '../../../src/report/narrative/read-narrative.js';
import type { Section } from '../../../src/segment/section.js';

/** The paragraphs of a text, one a line, with their places. */
export function paragraphs(text: string, before = 0): Paragraph[] {
  const places = locate(text);
  let offset = before;
  const found: Paragraph[] = [];
  for (const line of text.slice(before).split('\n')) {
    if (line.trim() !== '')
      found.push({ kind: 'paragraph', text: line, span: places.span(offset, offset + line.length) });
    offset += line.length + 1;
  }
  return found;
}

/** A level-1 section whose heading is the text's first line. */
export function section(text: string): Section {
  const [heading, ...blocks] = paragraphs(text);
  const label = /^[一二三四五六七八九十]、/.exec(heading?.text ?? '')?.[0] ?? '';
  return {
    level: 1,
    label,
    ordinal: 1,
    title: (heading?.text ?? '').slice(label.length),
    anomalies: [],
    span: heading?.span ?? locate(text).span(0, 0),
    blocks,
    children: [],
  };
}

/** Reads a section that is headed by a title of the 2014 form's reports unless the text brings its own. */
export function read(text: string, context: NarrativeContext = {}, front: Block[] = []): Narrative {
  return readNarrative(
    [section(/^[一二三四五六七八九十]、/.test(text) ? text : `一、概述\n${text}`)],
    front,
    {
      generation: '2014',
      reportYear: 2017,
      ...context,
    },
  );
}

/** `indicator=value` of every claim, with `@applicant`. */
export function said(text: string, context: NarrativeContext = {}): string[] {
  return read(text, context).claims.map(
    ({ indicator, applicant, value }: Claim) => `${indicator}${applicant ? `@${applicant}` : ''}=${value}`,
  );
}
