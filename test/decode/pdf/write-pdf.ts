/** A page of a test PDF: size in points, quarter turns for its viewer, and drawing operators. */
export interface TestPage {
  width?: number;
  height?: number;
  rotate?: number;
  marks: string[];
}

export const A4 = { width: 595, height: 842 };

/** How text is set. */
export interface Setting {
  size?: number;
  font?: 'song' | 'vertical' | 'radical' | 'bold';
  /** Quarter turns of the text, clockwise. */
  turn?: number;
  pageHeight?: number;
}

const MAPS = ['1 0 0 1', '0 -1 1 0', '-1 0 0 -1', '0 1 -1 0'];

/**
 * Sets a text with its baseline's start at (x, y) from the top left; Chinese is one em wide, ASCII half of
 * one.
 */
export function text(x: number, y: number, words: string, setting: Setting = {}): string {
  const { size = 12, font = 'song', turn = 0, pageHeight = A4.height } = setting;
  const codes = Buffer.from(words, 'utf16le').swap16().toString('hex');
  return `BT /${font} ${size} Tf ${MAPS[turn]} ${x} ${pageHeight - y} Tm <${codes}> Tj ET`;
}

/** Strokes a line between two points from the top left. */
export function line(x1: number, y1: number, x2: number, y2: number, pageHeight = A4.height): string {
  return `0.5 w ${x1} ${pageHeight - y1} m ${x2} ${pageHeight - y2} l S`;
}

/** Fills a rectangle given by its top left corner. */
export function bar(x: number, y: number, width: number, height: number): string {
  return `${x} ${A4.height - y - height} ${width} ${height} re f`;
}

/** Sets a text in a cell that a clip rectangle bounds. */
export function clipped(x: number, y: number, width: number, height: number, inner: string): string {
  return `q ${x} ${A4.height - y - height} ${width} ${height} re W n ${inner} Q`;
}

/** Strokes a full grid with the given edges. */
export function grid(xs: number[], ys: number[]): string[] {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  return [...ys.map((y) => line(left, y, right, y)), ...xs.map((x) => line(x, top, x, bottom))];
}

/** Sets a row of cells: each text 4 points right of its edge. */
export function row(xs: number[], y: number, cells: string[], size = 10): string[] {
  return cells.flatMap((cell, i) => (cell === '' ? [] : [text((xs[i] ?? 0) + 4, y, cell, { size })]));
}

/** Sets lines of text below one another. */
export function lines(x: number, y: number, step: number, words: string[], setting: Setting = {}): string[] {
  return words.map((word, i) => text(x, y + i * step, word, setting));
}

/** What else a test PDF may have. */
export interface PdfExtras {
  title?: string;
  /** An encryption that no empty password opens. */
  encrypted?: boolean;
}

const FONTS = [
  { name: 'song', base: 'STSong-Light', encoding: 'UniGB-UCS2-H' },
  { name: 'bold', base: 'STSong-Light,Bold', encoding: 'UniGB-UCS2-H' },
  { name: 'vertical', base: 'STSong-Light', encoding: 'UniGB-UCS2-V' },
];

/**
 * Maps every code of the font `radical` to the character with that code, radicals too, as browsers' PDFs do.
 */
const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap end end`;

/**
 * Writes a PDF: uncompressed, with Chinese fonts that are not embedded (Adobe-GB1 character maps).
 *
 * @param pages the pages in order
 */
export function writePdf(pages: TestPage[], extras: PdfExtras = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): string => {
    objects.push(body);
    return `${objects.length} 0 R`;
  };
  const stream = (content: string): string =>
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const descriptor = (name: string, base: string, encoding: string, ordering: string): string => {
    const face = add(
      `<< /Type /FontDescriptor /FontName /${base} /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>`,
    );
    const cid = add(
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${base} /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /FontDescriptor ${face} /DW 1000 /W [1 95 500] >>`,
    );
    const unicode = ordering === 'Identity' ? ` /ToUnicode ${add(stream(TO_UNICODE))}` : '';
    return `/${name} ${add(`<< /Type /Font /Subtype /Type0 /BaseFont /${base} /Encoding /${encoding} /DescendantFonts [${cid}]${unicode} >>`)}`;
  };
  const fonts = [
    ...FONTS.map(({ name, base, encoding }) => descriptor(name, base, encoding, 'GB1')),
    descriptor('radical', 'SimSun', 'Identity-H', 'Identity'),
  ].join(' ');
  const tree = objects.length + 2 * pages.length + 1;
  const kids = pages.map(({ width = A4.width, height = A4.height, rotate = 0, marks }) => {
    const contents = add(stream(marks.join('\n')));
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${contents} /Resources << /Font << ${fonts} >> >> >>`,
    );
  });
  add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`);
  const root = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const title = Buffer.from(`\ufeff${extras.title ?? ''}`, 'utf16le')
    .swap16()
    .toString('hex');
  const info = add(`<< /Title <${title}> >>`);
  const key = '28'.repeat(32);
  const encrypt = extras.encrypted
    ? ` /Encrypt ${add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >>`)} /ID [<00> <00>]`
    : '';
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const start = body.length;
  body += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root ${root} /Info ${info}${encrypt} >>\n`;
  return new Uint8Array(Buffer.from(`${body}startxref\n${start}\n%%EOF\n`, 'latin1'));
}
