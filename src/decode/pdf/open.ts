import { createRequire } from 'node:module';
import type * as PdfjsModule from 'pdfjs-dist';
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { checkExpansion } from './expansion.js';
import { keepingBuiltIns } from './keep-built-ins.js';
import type { PageMarks } from './page-marks.js';
import { readOperators, type Operators } from './read-operators.js';
import { lettingStraysPass } from './stray-rejections.js';
import { toMatrix, UNKNOWN_FONT, type FontFacts } from './text-state.js';

type Pdfjs = Omit<typeof PdfjsModule, 'default'>;

/**
 * The package's folder; pdfjs itself reads character maps and font metrics from it, the one reading the core
 * allows.
 */
const PACKAGE = createRequire(import.meta.url)
  .resolve('pdfjs-dist/package.json')
  .slice(0, -'package.json'.length);

/**
 * The part of pdfjs that reads files; it works in this thread. Untyped by the package, and used by it alone.
 */
const READER: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs';

let loading: Promise<Pdfjs> | null = null;

/** pdfjs takes a third of a second to load: only the first PDF pays for it. */
async function loadPdfjs(): Promise<Pdfjs> {
  return (loading ??= keepingBuiltIns(importQuietly));
}

/**
 * pdfjs expects classes of the browser when it is loaded, takes them from an optional native package, and
 * prints a warning for each that it does not find. Reading text needs none of them: empty ones do.
 */
async function importQuietly(): Promise<Pdfjs> {
  const scope = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= class {};
  const { console } = globalThis;
  const warn = console.warn.bind(console);
  console.warn = (...words: unknown[]): void => {
    if (!String(words[0]).startsWith('Warning: Cannot load "@napi-rs/canvas"')) warn(...words);
  };
  try {
    // With both halves loaded here nothing is replaced later, when the first file is opened.
    const [pdfjs] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import(READER)]);
    return pdfjs;
  } finally {
    console.warn = warn;
  }
}

/** An open PDF. */
export interface OpenPdf {
  pages: number;
  /** The title that the file's information dictionary states. */
  title: string | null;
  /** What one page prints, 1-based; null when the page is damaged. */
  readPage(page: number): Promise<PageMarks | null>;
}

/**
 * Opens a PDF, lets it be read, and closes it whatever happens. pdfjs works in this thread.
 *
 * @param bytes the file; not changed
 * @param path name for messages
 * @throws NianbaoError `encrypted` when it opens only with a password, `malformed_file` when it is no
 * readable PDF, `content_too_large`
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  path: string,
  read: (pdf: OpenPdf) => Promise<T>,
): Promise<T> {
  checkExpansion(bytes, path);
  const pdfjs = await loadPdfjs();
  return await lettingStraysPass(async () => {
    const task = pdfjs.getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: `${PACKAGE}cmaps/`,
      standardFontDataUrl: `${PACKAGE}standard_fonts/`,
      isEvalSupported: false,
      useSystemFonts: false,
      stopAtErrors: false,
      useWasm: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
      // Pictures are not decoded: they hold no text, and a hostile one would take any amount of memory.
      maxImageSize: 0,
    });
    try {
      const document = await opened(task, path);
      return await read({
        pages: document.numPages,
        title: await readTitle(document),
        readPage: async (number) => await readPage(pdfjs, document, number),
      });
    } finally {
      await task.destroy().catch(() => undefined);
    }
  });
}

async function opened(task: PDFDocumentLoadingTask, path: string): Promise<PDFDocumentProxy> {
  try {
    return await task.promise;
  } catch (error) {
    throw toOpeningError(error, path);
  }
}

function toOpeningError(error: unknown, path: string): NianbaoError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException')
    return new NianbaoError('encrypted', { path, format: 'PDF' }, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  return new NianbaoError('malformed_file', { path, format: 'PDF', reason }, { cause: error });
}

async function readTitle(document: PDFDocumentProxy): Promise<string | null> {
  try {
    const { info } = await document.getMetadata();
    const title = 'Title' in info ? info.Title : null;
    return typeof title === 'string' ? title : null;
  } catch {
    return null;
  }
}

async function readPage(pdfjs: Pdfjs, document: PDFDocumentProxy, number: number): Promise<PageMarks | null> {
  let page: PDFPageProxy;
  let operators: Operators;
  try {
    page = await document.getPage(number);
    operators = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE });
  } catch {
    return null;
  }
  const facts = new Map<string, FontFacts>();
  const fontFacts = (name: string): FontFacts => {
    const known = facts.get(name) ?? readFont(page, name);
    facts.set(name, known);
    return known;
  };
  // Tables in landscape are often turned text on an upright page: the page is read as most of its text is.
  const upright = readTurned(0);
  const turn = usualTurn(upright);
  const marks = turn === 0 ? upright : readTurned(turn);
  page.cleanup();
  return marks;

  function readTurned(turns: number): PageMarks {
    const viewport = page.getViewport({ scale: 1, rotation: (page.rotate + 360 - turns * 90) % 360 });
    const map = toMatrix(viewport.transform) ?? ([1, 0, 0, -1, 0, viewport.height] as const);
    const canvas = { page: number, width: viewport.width, height: viewport.height, map };
    return readOperators(operators, pdfjs.OPS, canvas, fontFacts);
  }
}

/** The turn of most of a page's text. */
function usualTurn({ glyphs }: PageMarks): number {
  const counts = [0, 0, 0, 0];
  for (const { turn, blank } of glyphs) if (!blank) counts[turn] = (counts[turn] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

/** Names of faces that are bold by design: heading faces in Chinese offices among them. */
const BOLD_FACE = /bold|heavy|black|simhei|heiti|黑体/i;

function readFont({ commonObjs }: PDFPageProxy, name: string): FontFacts {
  const font: unknown = commonObjs.has(name) ? commonObjs.get(name) : null;
  if (typeof font !== 'object' || font === null) return UNKNOWN_FONT;
  const fact = (key: string): unknown => (key in font ? (font as Record<string, unknown>)[key] : undefined);
  const matrix = toMatrix(fact('fontMatrix'));
  const metrics = fact('defaultVMetrics');
  const face = fact('name');
  return {
    unit: matrix?.[0] || UNKNOWN_FONT.unit,
    scale: fact('isType3Font') === true ? scaleOfDrawn(matrix, fact('bbox')) : 1,
    vertical: fact('vertical') === true,
    verticalAdvance: Array.isArray(metrics) && typeof metrics[0] === 'number' ? metrics[0] : -1000,
    bold:
      fact('bold') === true || fact('black') === true || (typeof face === 'string' && BOLD_FACE.test(face)),
  };
}

/**
 * Fonts whose glyphs are drawings (Type 3) may have any unit: the font's box says how high its glyphs are.
 */
function scaleOfDrawn(matrix: readonly number[] | null, box: unknown): number {
  const unit = Math.abs(matrix?.[3] ?? 0.001);
  const [bottom, top] = Array.isArray(box) ? [Number(box[1]), Number(box[3])] : [0, 0];
  const height = (top - bottom) * unit;
  if (height > 0.2 && height < 5) return 1;
  return height > 0 && Number.isFinite(height) ? height : 1;
}
