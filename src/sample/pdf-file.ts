import { deflateSync } from 'node:zlib';

/** One page's drawing commands. */
export type PdfPage = string[];

/** Size of a page: A4 in points. */
export const PAGE = { width: 595, height: 842 } as const;

/** Commands that print a text with its baseline's left end at a point. */
export function showText(text: string, x: number, y: number, size: number): string {
  let codes = '';
  for (let at = 0; at < text.length; at++) codes += text.charCodeAt(at).toString(16).padStart(4, '0');
  return `BT /F1 ${size} Tf 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm <${codes}> Tj ET`;
}

/** Commands that draw the border of a rectangle; `y` is its lower edge. */
export function drawBox(x: number, y: number, width: number, height: number): string {
  return `${x.toFixed(2)} ${y.toFixed(2)} ${width.toFixed(2)} ${height.toFixed(2)} re S`;
}

/** The codes are UTF-16, so that every code stands for itself. */
function toUnicode(): string {
  const ranges = Array.from({ length: 256 }, (_, high) => {
    const byte = high.toString(16).padStart(2, '0');
    return `<${byte}00> <${byte}ff> <${byte}00>`;
  });
  const blocks = [ranges.slice(0, 100), ranges.slice(100, 200), ranges.slice(200)];
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks.map((block) => `${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

/**
 * A PDF of some pages in one font, SimSun by name, which is not embedded: readers have it or take another,
 * and its characters are known by a predefined CMap. So a file stays small, and its bytes depend on its pages
 * alone.
 */
export function pdfFile(pages: readonly PdfPage[]): Buffer {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const offsets: number[] = [];
  let length = chunks[0]?.length ?? 0;
  const put = (bytes: Buffer): void => {
    chunks.push(bytes);
    length += bytes.length;
  };
  const object = (body: Buffer | string): number => {
    offsets.push(length);
    put(Buffer.from(`${offsets.length} 0 obj\n`));
    put(Buffer.from(body));
    put(Buffer.from('\nendobj\n'));
    return offsets.length;
  };
  const stream = (text: string): number => {
    const data = deflateSync(Buffer.from(text, 'latin1'));
    return object(
      Buffer.concat([
        Buffer.from(`<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      ]),
    );
  };
  const descriptor = object(
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -220 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -220 /CapHeight 700 /StemV 80 >>',
  );
  const cidFont = object(
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [1 95 500] >>`,
  );
  const unicode = stream(toUnicode());
  const font = object(
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [${cidFont} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
  const contents = pages.map((commands) => stream(commands.join('\n')));
  const tree = offsets.length + pages.length + 1;
  const kids = contents.map((content) =>
    object(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    ),
  );
  object(`<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`);
  const catalog = object(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const start = length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  put(
    Buffer.from(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${offsets.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(chunks);
}
