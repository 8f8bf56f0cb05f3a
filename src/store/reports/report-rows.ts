import type { Block, Span } from '../../document/block.js';
import type { Report } from '../../report/report.js';
import type { Section } from '../../segment/section.js';
import { storedCells } from './table-cells.js';

/** A report's dependent rows, keyed as the columns of their tables; `report_id` is added by the statement. */
export interface ReportRows {
  section: Row[];
  report_table: Row[];
  observation: Row[];
  claim: Row[];
}

type Row = Record<string, unknown>;

/** The rows of a report's sections, tables, observations and claims, in document order. */
export function reportRows(report: Report): ReportRows {
  const section = sectionRows(report.sections);
  const holders = tableHolders(report.sections, section.positions);
  return {
    section: section.rows,
    report_table: report.tables.map((table, position) => ({
      position,
      section: holders.get(table.span.start.offset) ?? null,
      caption: table.caption,
      layout: table.layout,
      year: table.year,
      template_table: table.template?.table ?? null,
      template_form: table.template?.form ?? null,
      cells: storedCells(table),
      ...place(table.span),
    })),
    observation: report.observations.map((observation, position) => ({
      position,
      indicator: observation.indicator,
      applicant: observation.applicant ?? null,
      value: observation.value,
      status: observation.status,
      raw: observation.raw,
      unit: observation.unit,
      printed_unit: observation.printedUnit,
      label: observation.label,
      template: observation.template,
      table_position: observation.cell.table,
      cell_row: observation.cell.row,
      cell_column: observation.cell.column,
      ...place(observation.span),
    })),
    claim: report.narrative.claims.map((claim, position) => ({
      position,
      indicator: claim.indicator,
      applicant: claim.applicant ?? null,
      value: claim.value,
      unit: claim.unit,
      approximate: claim.approximate,
      none: claim.none,
      scope: claim.scope,
      quote: claim.quote,
      ...place(claim.span),
    })),
  };
}

/** The paragraphs of some blocks, one a line; tables have rows of their own. */
export function paragraphText(blocks: readonly Block[]): string {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])).join('\n');
}

function place(span: Span): Row {
  return {
    start_line: span.start.line,
    start_column: span.start.column,
    start_offset: span.start.offset,
    end_offset: span.end.offset,
    page: span.page ?? null,
  };
}

function sectionRows(sections: readonly Section[]): { rows: Row[]; positions: Map<Section, number> } {
  const rows: Row[] = [];
  const positions = new Map<Section, number>();
  const visit = (section: Section, parent: number | null): void => {
    const position = rows.length;
    positions.set(section, position);
    rows.push({
      position,
      parent,
      level: section.level,
      label: section.label,
      ordinal: section.ordinal,
      title: section.title,
      text: paragraphText(section.blocks),
      anomalies: section.anomalies,
      ...place(section.span),
    });
    for (const child of section.children) visit(child, position);
  };
  for (const section of sections) visit(section, null);
  return { rows, positions };
}

/** The section of each table block, by the offset at which the table starts. */
function tableHolders(sections: readonly Section[], positions: Map<Section, number>): Map<number, number> {
  const holders = new Map<number, number>();
  const visit = (section: Section): void => {
    for (const block of section.blocks) {
      if (block.kind === 'table') holders.set(block.span.start.offset, positions.get(section) ?? 0);
    }
    section.children.forEach(visit);
  };
  sections.forEach(visit);
  return holders;
}
