import type { Block } from '../document/block.js';
import type { Report } from '../report/report.js';
import type { Section } from '../segment/section.js';

function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.map(({ text }) => text)),
  );
}

function textsUnder({ label, title, blocks, children }: Section): string[] {
  return [label + title, ...textsOf(blocks), ...children.flatMap(textsUnder)];
}

/** Everything that a report prints, prose and cells, piece by piece; a table that stands in a section comes twice. */
export function reportTexts(report: Report): string[] {
  return [
    ...textsOf(report.front),
    ...report.sections.flatMap(textsUnder),
    ...textsOf(report.back),
    ...textsOf(report.tables),
  ];
}
