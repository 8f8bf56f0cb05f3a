import { writeZip, type Entry } from './write-zip.js';

const SPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
].join(' ');
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${CONTENT_TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${CONTENT_TYPE}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${CONTENT_TYPE}.numbering+xml"/></Types>`;

/** A part of relationships, from types and targets in turn. */
function relationships(...pairs: string[]): string {
  const inside = pairs.flatMap((type, index) =>
    index % 2 === 0
      ? [`<Relationship Id="rId${index}" Type="${OFFICE}/${type}" Target="${pairs[index + 1] ?? ''}"/>`]
      : [],
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside.join('')}</Relationships>`;
}

/** A Word package from the inside of its body, styles and numbering. */
export function writeDocx(
  body: string,
  parts: { styles?: string; numbering?: string; more?: Entry[] } = {},
): Buffer {
  const root = (name: string, inside: string): string =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${name} ${SPACES}>${inside}</w:${name}>`;
  return writeZip([
    {
      name: '_rels/.rels',
      content: relationships('officeDocument', 'word/document.xml'),
    },
    { name: '[Content_Types].xml', content: CONTENT_TYPES },
    {
      name: 'word/_rels/document.xml.rels',
      content: relationships('styles', 'styles.xml', 'numbering', 'numbering.xml'),
    },
    { name: 'word/document.xml', content: root('document', `<w:body>${body}</w:body>`) },
    { name: 'word/styles.xml', content: root('styles', parts.styles ?? '') },
    { name: 'word/numbering.xml', content: root('numbering', parts.numbering ?? '') },
    ...(parts.more ?? []),
  ]);
}

/** A paragraph of one run. */
export function p(text: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${r(text)}</w:p>`;
}

/** A run. */
export function r(text: string, properties = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

/** Properties that number a paragraph. */
export function numbered(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/** A cell of one paragraph. */
export function tc(text: string, properties = ''): string {
  return `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${p(text)}</w:tc>`;
}

/** A row of cells. */
export function tr(...cells: string[]): string {
  return `<w:tr>${cells.join('')}</w:tr>`;
}

/** A table of rows. */
export function tbl(...rows: string[]): string {
  return `<w:tbl>${rows.join('')}</w:tbl>`;
}

/** The grid of a table, in twentieths of a point. */
export function grid(...widths: number[]): string {
  return `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
}

/** One definition of a list by the formats and texts of its levels, used by the lists with the given ids. */
export function list(
  definition: number,
  levels: [format: string, text: string, more?: string][],
  ...ids: number[]
): string {
  const written = levels.map(
    ([format, text, more = ''], index) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${definition}">${written.join('')}</w:abstractNum>${ids
    .map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/></w:num>`)
    .join('')}`;
}
