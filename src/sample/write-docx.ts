import { toChineseNumeral } from '../document/numerals.js';
import { fullGrid, type Grid, type GridCell } from './grid.js';
import { printHeading, type Part } from './parts.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';
import { zipBytes } from './zip-bytes.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** How the headings of a document are made. */
interface Style {
  random: Random;
  /** Headings carry a heading style. */
  styled: boolean;
  /** Labels that Word numbers itself, by level, as `lvlText`; null where they are typed. */
  automatic: readonly [string, string] | null;
}

function run(text: string, bold = false): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`);
  return `<w:r><w:rPr>${bold ? '<w:b/>' : ''}<w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>${lines.join('<w:br/>')}</w:r>`;
}

/** Runs as Word leaves them after editing: torn apart anywhere. */
function runs({ random }: Style, text: string, bold = false): string {
  if (text.length < 4 || random.chance(0.5)) return run(text, bold);
  const at = random.int(1, text.length - 1);
  return `${run(text.slice(0, at), bold)}<w:proofErr w:type="spellStart"/>${run(text.slice(at), bold)}`;
}

const paragraph = (properties: string, content: string): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;

function heading(style: Style, part: Extract<Part, { kind: 'heading' }>): string {
  const { automatic, styled } = style;
  const properties = [
    styled ? `<w:pStyle w:val="${part.level}"/>` : '',
    automatic ? `<w:numPr><w:ilvl w:val="${part.level - 1}"/><w:numId w:val="1"/></w:numPr>` : '',
  ].join('');
  const printed = automatic ? part.title + part.mark : printHeading({ ...part, body: '' });
  const body = part.body === undefined ? '' : runs(style, part.body);
  return paragraph(properties, runs(style, printed, styled) + body);
}

function cellXml(style: Style, { text, value }: GridCell, width: number, merge: string): string {
  const span = width > 1 ? `<w:gridSpan w:val="${width}"/>` : '';
  const lines = merge === '<w:vMerge/>' || text === '' ? [''] : text.split('\n');
  const content = lines.map((line) =>
    paragraph(value ? '<w:jc w:val="center"/>' : '', line === '' ? '' : runs(style, line)),
  );
  return `<w:tc><w:tcPr><w:tcW w:w="${width * 800}" w:type="dxa"/>${span}${merge}</w:tcPr>${content.join('')}</w:tc>`;
}

function rowXml(
  style: Style,
  places: ReturnType<typeof fullGrid>[number],
  above: ReturnType<typeof fullGrid>[number] | undefined,
): string {
  let cells = '';
  for (let x = 0; x < places.length;) {
    const place = places[x];
    if (!place) break;
    const { cell } = place;
    const width = cell.colSpan ?? 1;
    const tall = (cell.rowSpan ?? 1) > 1;
    const merge = !tall ? '' : above?.[x]?.cell === cell ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>';
    cells += cellXml(style, cell, width, merge);
    x += width;
  }
  return `<w:tr>${cells}</w:tr>`;
}

function table(style: Style, grid: Grid, cut: boolean): string {
  const full = fullGrid(grid);
  const width = Math.max(...full.map((row) => row.length));
  const columns = Array.from({ length: width }, () => '<w:gridCol w:w="800"/>').join('');
  const open = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${columns}</w:tblGrid>`;
  const at = cut && grid.table === 'statistics' ? style.random.int(6, full.length - 5) : 0;
  const xml = full.map((row, y) => rowXml(style, row, full[y - 1]));
  if (at === 0) return `${open}${xml.join('')}</w:tbl>`;
  const head = style.random.chance(0.5) ? xml.slice(0, grid.headRows) : [];
  return `${open}${xml.slice(0, at).join('')}</w:tbl><w:p><w:r><w:br w:type="page"/></w:r></w:p>${open}${[...head, ...xml.slice(at)].join('')}</w:tbl>`;
}

/**
 * What Word would have to be told to number these headings itself; null where the labels follow no one
 * pattern.
 */
function automaticLabels(parts: readonly Part[]): readonly [string, string] | null {
  const patterns: [string, string] = ['', ''];
  const counts: [number, number] = [0, 0];
  for (const part of parts) {
    if (part.kind !== 'heading') continue;
    const level = part.level === 1 ? 0 : 1;
    counts[level]++;
    if (level === 0) counts[1] = 0;
    const numeral = toChineseNumeral(counts[level]);
    const pattern = part.label.replace(numeral, `%${part.level}`);
    if (!pattern.includes('%') || (patterns[level] !== '' && patterns[level] !== pattern)) return null;
    patterns[level] = pattern;
  }
  return patterns[0] === '' ? null : patterns;
}

function numbering(random: Random, [first, second]: readonly [string, string]): string {
  const format = random.pick(['chineseCounting', 'chineseCountingThousand', 'japaneseCounting']);
  const suffix = random.pick(['nothing', 'nothing', 'tab', 'space']);
  const level = (index: number, text: string): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="${suffix}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`;
  return `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0, first)}${level(1, second === '' ? '（%2）' : second)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
}

const STYLES = `${HEAD}<w:styles ${W}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`;
const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/></Types>`;
const ROOT = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`;
const RELATIONSHIPS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/numbering" Target="numbering.xml"/></Relationships>`;

/**
 * Writes a report as a Word document. The XML is our own rather than a package's, because packages put the
 * day and random numbers into it and the same seed must give the same bytes.
 */
export async function writeDocx(plan: Plan, parts: readonly Part[]): Promise<Uint8Array> {
  const random = plan.random('docx');
  const labels = random.chance(0.4) ? automaticLabels(parts) : null;
  const style: Style = { random, styled: random.chance(0.4), automatic: labels };
  const body: string[] = [];
  for (const part of parts) {
    if (part.kind === 'title')
      for (const text of part.lines) body.push(paragraph('<w:jc w:val="center"/>', runs(style, text, true)));
    else if (part.kind === 'heading') body.push(heading(style, part));
    else if (part.kind === 'table') body.push(table(style, part.grid, plan.cut));
    else if (part.kind === 'centred') body.push(paragraph('<w:jc w:val="center"/>', runs(style, part.text)));
    else if (part.kind === 'signature') body.push(paragraph('<w:jc w:val="right"/>', runs(style, part.text)));
    else body.push(paragraph('<w:ind w:firstLineChars="200"/>', runs(style, part.text)));
  }
  const document = `${HEAD}<w:document ${W}><w:body>${body.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`;
  return zipBytes(
    new Map([
      ['[Content_Types].xml', CONTENT_TYPES],
      ['_rels/.rels', ROOT],
      ['word/document.xml', document],
      ['word/_rels/document.xml.rels', RELATIONSHIPS],
      ['word/styles.xml', STYLES],
      ['word/numbering.xml', numbering(random, labels ?? ['%1、', '（%2）'])],
    ]),
  );
}
