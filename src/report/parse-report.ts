import { decodeDocument } from '../decode/decode.js';
import type { Block } from '../document/block.js';
import type { SourceDocument } from '../document/source-document.js';
import { squeeze } from '../document/fold.js';
import { refuseLongText, refuseManyBlocks } from '../document/limits.js';
import type { Notice } from '../document/notice.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { titleWords, type Section } from '../segment/section.js';
import { segment, type Segmentation } from '../segment/segment.js';
import { findTables } from '../tables/find-tables.js';
import { FORM_VOCABULARY } from '../templates/form-vocabulary.js';
import { formInForce } from '../templates/forms.js';
import type { Generation } from '../templates/generations.js';
import { SECTION_NAMES } from '../templates/section-names.js';
import { fillWithDeclared, type Declared } from './declared.js';
import { readContact } from './metadata/contact.js';
import { readDeclaredParts } from './metadata/declared-parts.js';
import { issuerOfPage } from './metadata/header-fields.js';
import { readIssuer } from './metadata/issuer.js';
import { readPeriod } from './metadata/period.js';
import { passagesOf, proseOf } from './metadata/prose.js';
import { readPublished, type Published } from './metadata/published.js';
import { readTitle } from './metadata/title.js';
import { yearInPreamble, yearInTitle, yearOfSentences } from './metadata/year.js';
import { readNarrative } from './narrative/read-narrative.js';
import { readObservations } from './observations.js';
import { recogniseTables } from './observations/recognise-tables.js';
import type { Report, ReportTable, Templates } from './report.js';

/** Options of {@link parseReport}. */
export interface ParseOptions {
  /** Name or path of the source, for error messages only. */
  name?: string;
  /** Charset that the transport declared; evidence, not truth. */
  declaredCharset?: string;
  /** What is declared of the report; fills what it does not say. */
  declared?: Declared | null;
}

/**
 * Reads one report from its bytes. Pure: the same bytes give the same report.
 *
 * @param bytes the file as it was fetched
 * @throws NianbaoError `file_empty`, `binary_content`, `undecodable`, `unsupported_format`, `not_a_report`,
 *   `content_too_large`, `too_many_blocks`, `too_many_numbers`, `too_many_observations`
 */
export async function parseReport(bytes: Uint8Array, options: ParseOptions = {}): Promise<Report> {
  // Some formats are decoded by packages that only work asynchronously.
  return readReport(await decodeDocument(bytes, options), options);
}

/**
 * Reads one report from a decoded document.
 *
 * @throws NianbaoError `not_a_report` when nothing in it speaks of a report on information disclosure;
 *   `content_too_large`, `too_many_blocks`, `too_many_numbers` and `too_many_observations` beyond the limits
 *   of document/limits.ts
 */
export function readReport(document: SourceDocument, options: ParseOptions = {}): Report {
  const path = options.name ?? '-';
  refuseLongText(document.text, path);
  refuseManyBlocks(document.blocks, path);
  const blocks = findTables(document.blocks, document.text, FORM_VOCABULARY);
  refuseManyBlocks(blocks, path);
  const tables = recogniseTables(blocks);
  const parts = segment(blocks, SECTION_NAMES);
  const { published, ...printed } = readMetadata(document, parts, tables);
  const { filled: metadata, notices: contradicted } = fillWithDeclared(printed, options.declared ?? null);
  if (!isReport(metadata, parts, tables, document)) throw new NianbaoError('not_a_report', { path });
  const period = metadata.period ?? readPeriod([], metadata.reportYear);
  const { observations, notices } = readObservations(tables, path);
  return {
    format: document.format,
    encoding: document.encoding,
    ...metadata,
    period,
    front: parts.front,
    sections: parts.sections,
    back: parts.back,
    tables,
    templates: templatesOf(tables),
    observations,
    narrative: readNarrative(parts.sections, parts.front, {
      generation: generationOf(tables, metadata.reportYear),
      reportYear: metadata.reportYear,
      name: path,
    }),
    notices: [...document.notices, ...notices, ...noticeOfDate(published), ...contradicted],
  };
}

type Metadata = Pick<
  Report,
  | 'title'
  | 'titleSpan'
  | 'issuer'
  | 'issuerSource'
  | 'reportYear'
  | 'period'
  | 'publishedOn'
  | 'publishedSpan'
  | 'contact'
  | 'declaredParts'
>;

/** A section that is the preamble. */
const INTRODUCTION = /^[引前导]言$/;

function readMetadata(
  document: SourceDocument,
  parts: Segmentation,
  tables: readonly ReportTable[],
): Metadata & { published: Published | null } {
  const front = proseOf(parts.front);
  const back = proseOf(parts.back);
  const preamble = passagesOf(parts.front);
  const first = parts.sections[0];
  const last = parts.sections.at(-1);
  const firstOwn = passagesOf(first?.blocks ?? []);
  const lastOwn = last === first ? firstOwn : passagesOf(last?.blocks ?? []);
  const introduction = first && INTRODUCTION.test(titleWords(first).squeezed) ? firstOwn : [];
  const opening = [...preamble, ...firstOwn];
  const closing = [...passagesOf(parts.back), ...lastOwn];
  const title =
    readTitle(front, undefined) ?? readTitle(proseOf(loneCells(parts.front)), document.pageFields['title']);
  const issuer = readIssuer(
    title?.text ?? null,
    [...preamble, ...introduction],
    back,
    issuerOfPage(document.pageFields, parts.front),
  );
  const stated = readPeriod(opening, null);
  const reportYear =
    (title ? yearInTitle(title.text) : null) ??
    (stated ? Number(stated.end.slice(0, 4)) : null) ??
    yearInPreamble(opening) ??
    tables.find((table) => table.year !== null)?.year ??
    yearOfSentences(passagesOf(blocksUnder(first)));
  const published = readPublished(front, back);
  return {
    title: title?.text ?? null,
    titleSpan: title?.span ?? null,
    issuer: issuer.name,
    issuerSource: issuer.source,
    reportYear,
    period: stated ?? readPeriod(opening, reportYear),
    publishedOn: published?.on ?? null,
    publishedSpan: published?.span ?? null,
    published,
    contact: readContact([...preamble, ...closing, ...opening]),
    declaredParts: readDeclaredParts(
      opening,
      parts.sections.map((section) => section.title),
    ),
  };
}

/** The blocks of a section and of all sections below it. */
function blocksUnder(section: Section | undefined): Block[] {
  return section === undefined ? [] : [...section.blocks, ...section.children.flatMap(blocksUnder)];
}

function noticeOfDate(published: Published | null): Notice[] {
  if (published?.malformed === undefined) return [];
  const { malformed, on, span } = published;
  return [{ code: 'date_restored', details: { printed: malformed, read: on }, span }];
}

/** Cells that are a row by themselves, as a page's header table prints the title. */
function loneCells(blocks: readonly Block[]): Block[] {
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  return rows.flatMap((row): Block[] => {
    const [only, second] = row.filter((cell) => cell.text !== '');
    return only && !second ? [{ kind: 'paragraph', text: only.text, span: only.span }] : [];
  });
}

/** Form by table; the first table of a kind decides. */
function templatesOf(tables: readonly ReportTable[]): Templates {
  const templates: Templates = {};
  for (const { template } of tables) if (template) templates[template.table] ??= template.form;
  return templates;
}

/**
 * Which generation's indicators the prose speaks of: that of the table whose columns differ most between the
 * forms (the statistics table, table 2), else that of its year, else that of any table.
 */
function generationOf(tables: readonly ReportTable[], year: number | null): Generation | null {
  const of = (table: ReportTable | undefined): Generation | null => table?.template?.form ?? null;
  const telling = tables.find(
    ({ template }) => template && (template.form === '2014' || template.table === '2'),
  );
  const any = of(tables.find(({ template }) => template));
  const ofYear = year === null ? null : (formInForce(year) ?? '2014');
  return of(telling) ?? (any !== null && (ofYear === null || ofYear === '2014') ? any : ofYear);
}

/** 本年度报告, 信息公开年报, 信息公开工作情况报告 … */
const CALLS_ITSELF_REPORT = /年度报告|年报|信息公开[^。;,]{0,12}报告/;
/** Parts that reports have, and the notices about them have not. */
const OWN_PART = /主动公开[^,。;]{0,10}情况|依申请公开[^,。;]{0,10}情况|公开申请[^,。;]{0,6}情况/;

/**
 * A report has a title of its kind, a form's table, numbered sections that speak of information disclosure,
 * or calls itself a report on it and states its period, or its year above a part that only such reports have.
 */
function isReport(
  { title, period, reportYear }: Metadata,
  { sections }: Segmentation,
  tables: readonly ReportTable[],
  { text }: SourceDocument,
): boolean {
  if (title !== null || tables.some((table) => table.template)) return true;
  const words = squeeze(text);
  if (!/(?:政府|政务)信息(?:与政务)?公开|政务公开/.test(words)) return false;
  if (sections.length >= 3) return true;
  if (!CALLS_ITSELF_REPORT.test(words)) return false;
  return period?.stated === true || (reportYear !== null && sections.some((one) => OWN_PART.test(one.title)));
}
