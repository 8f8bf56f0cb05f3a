import { decodeDocument } from '../../src/decode/decode.js';
import type { Block, Span } from '../../src/document/block.js';
import type { SourceDocument } from '../../src/document/source-document.js';
import { fold } from '../../src/document/fold.js';
import { NianbaoError } from '../../src/errors/nianbao-error.js';
import { readReport } from '../../src/report/parse-report.js';
import type { Report } from '../../src/report/report.js';
import { reportToJson } from '../../src/report/report-json.js';
import { checkReport } from '../../src/rules/check-report.js';
import type { Section } from '../../src/segment/section.js';

/** What became of one input. */
export interface Inspection {
  /** `report`, or the code of the NianbaoError that refused it. */
  outcome: string;
  /** Everything that must not be; empty when all is well. */
  faults: string[];
}

/** Marks of layout that stand before a heading's text and belong to no part of it. */
const LAYOUT = /[\s\u0085#*_>·+-]/u;

/**
 * Does with an input all that Nianbao does with a file, and holds what must be true of every report against
 * the result. Never throws: whatever is thrown besides a NianbaoError is a fault.
 */
export async function inspectReport(bytes: Uint8Array): Promise<Inspection> {
  try {
    const document = await decodeDocument(bytes, { name: 'input' });
    const faults = faultsOfDocument(document);
    const report = readReport(document, { name: 'input' });
    const findings = checkReport(report);
    for (const { rule, actual } of findings)
      if (rule === 'rule-failed') faults.push(`a rule crashed: ${String(actual)}`);
    JSON.stringify(reportToJson(report, findings, 'input'));
    return { outcome: 'report', faults: [...faults, ...faultsOfReport(document, report)].slice(0, 5) };
  } catch (thrown) {
    if (thrown instanceof NianbaoError && thrown.code !== 'internal')
      return { outcome: thrown.code, faults: [] };
    const words = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return { outcome: 'crash', faults: [words.split('\n').slice(0, 4).join(' ')] };
  }
}

function printed(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function place({ start, end }: Span): string {
  return `${start.offset}-${end.offset}`;
}

/** A paragraph is the text under its span, cells lie within their table, and blocks follow each other. */
export function faultsOfDocument({ text, blocks }: SourceDocument): string[] {
  const faults: string[] = [];
  let end = 0;
  for (const block of blocks) {
    const { span } = block;
    if (span.start.offset < end || span.end.offset < span.start.offset || span.end.offset > text.length)
      faults.push(`block out of order at ${place(span)}`);
    end = span.end.offset;
    if (block.kind === 'paragraph' && block.text !== text.slice(span.start.offset, span.end.offset))
      faults.push(`paragraph ${printed(block.text)} is not what stands at ${place(span)}`);
    if (block.kind === 'table') faults.push(...faultsOfCells(text, block.rows.flat()));
  }
  return faults;
}

function faultsOfCells(text: string, cells: readonly { text: string; span: Span }[]): string[] {
  return cells
    .filter((cell) => cell.text !== text.slice(cell.span.start.offset, cell.span.end.offset))
    .map((cell) => `cell ${printed(cell.text)} is not what stands at ${place(cell.span)}`);
}

export function faultsOfReport({ text, blocks }: SourceDocument, report: Report): string[] {
  return [
    ...report.observations
      .filter(({ raw, span }) => !text.slice(span.start.offset, span.end.offset).includes(raw))
      .map(({ indicator, raw, span }) => `${indicator}: ${printed(raw)} does not stand at ${place(span)}`),
    ...report.observations
      .filter(({ value, status }) => (value === null) === (status === 'number') || Number.isNaN(value))
      .map(({ indicator, value, status }) => `${indicator}: ${String(value)} as ${status}`),
    ...report.narrative.claims
      .filter(({ value, span }) => !Number.isFinite(value) || span.end.offset <= span.start.offset)
      .map(({ indicator, value, span }) => `claim of ${indicator}: ${value} at ${place(span)}`),
    ...report.tables.flatMap((table) => faultsOfCells(text, table.rows.flat())),
    ...faultsOfParts(text, blocks, report),
  ];
}

/** Further marks that draw a table and stand in no cell. */
const RULES = /[|=:—\\]/u;

/**
 * Everything that the decoder gave stands in exactly one heading, paragraph or cell of the report, and these
 * follow the text; a page number between the rows of a table may follow the table, and may stand within a
 * cell that goes on behind it.
 */
function faultsOfParts(text: string, source: readonly Block[], report: Report): string[] {
  const faults: string[] = [];
  const covered = new Uint8Array(text.length);
  const drawn = new Uint8Array(text.length);
  let last = 0;
  let table: Span | null = null;
  const within = ({ start, end }: Span): boolean =>
    table !== null && start.offset >= table.start.offset && end.offset <= table.end.offset;
  const follow = (span: Span, what: string): void => {
    const { start, end } = span;
    if (start.offset < last && !within(span)) faults.push(`${what} out of order at ${start.offset}`);
    last = Math.max(last, end.offset);
  };
  const cover = ({ start, end }: Span): void => {
    for (let at = start.offset; at < end.offset; at++) covered[at] = (covered[at] ?? 0) + 1;
  };
  const coverBlocks = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      follow(block.span, block.kind);
      if (block.kind === 'paragraph') {
        if (!within(block.span) || covered[block.span.start.offset] === 0) cover(block.span);
        if (block.text !== text.slice(block.span.start.offset, block.span.end.offset))
          faults.push(`paragraph ${printed(block.text)} is not what stands at ${place(block.span)}`);
      } else {
        drawn.fill(1, block.span.start.offset, block.span.end.offset);
        for (const cell of block.rows.flat()) cover(cell.span);
        table = block.span;
      }
    }
  };
  const walk = (section: Section): void => {
    follow(section.span, 'heading');
    cover(section.span);
    coverBlocks(section.blocks);
    section.children.forEach(walk);
  };
  coverBlocks(report.front);
  report.sections.forEach(walk);
  coverBlocks(report.back);
  for (const { span, kind } of source) {
    if (kind === 'table') continue;
    for (let at = span.start.offset; at < span.end.offset && faults.length < 5; at++) {
      if (covered[at] === 1) continue;
      const mark = fold(text.charAt(at));
      if (LAYOUT.test(mark) || (drawn[at] === 1 && RULES.test(mark))) continue;
      faults.push(`${printed(text.slice(at, at + 20))} at ${at} stands in ${covered[at] ?? 0} parts`);
      break;
    }
  }
  return faults;
}
