import type { SourceDocument } from '../document/source-document.js';
import { noticeOfCount } from '../document/notice.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { decodeText } from './charset.js';
import { charsetOf } from './codec.js';
import type { DecodeOptions } from './decoder.js';
import { noticesOfEncoding } from './encoding-notices.js';
import { compose } from './html/compose.js';
import { readDeclaredCharset } from './html/declared-charset.js';
import { readHeadFields } from './html/head-fields.js';
import { weigh, type Evidence } from './html/item-evidence.js';
import { openWebArchive } from './html/mhtml.js';
import { addFields } from './html/page-fields.js';
import { isElement, parsePage, type PageElement, type PageRoot } from './html/parse-page.js';
import { readFlow, type Flow } from './html/read-flow.js';
import { selectItems } from './html/select-items.js';

/**
 * Reads a web page, also one in a web archive (MHTML). The decoded text is written here from what the page
 * shows of the report: one line for each paragraph and each row of a table, cells parted by tabs; lines and
 * columns of spans are those of this text, and `span.block` counts the blocks. The site's furniture is left
 * out; what the page says about the report stands in `pageFields`.
 *
 * @param bytes the page
 * @param options name for messages; the charset that the server declared
 * @throws NianbaoError `file_empty`, `undecodable`, `content_too_large`, `too_many_blocks`
 */
export async function decodeHtml(bytes: Uint8Array, options: DecodeOptions): Promise<SourceDocument> {
  const archived = openWebArchive(bytes, options);
  return archived === null
    ? await decodePage(bytes, options)
    : await decodePage(archived.bytes, archived.options);
}

async function decodePage(bytes: Uint8Array, options: DecodeOptions): Promise<SourceDocument> {
  const path = options.name ?? '(bytes)';
  if (bytes.length === 0) throw new NianbaoError('file_empty', { path });
  const declared =
    charsetOf(options.declaredCharset) === null ? readDeclaredCharset(bytes) : options.declaredCharset;
  const decoded = decodeText(bytes, declared);
  if (decoded === null) throw new NianbaoError('undecodable', { path });
  const page = await parsePage(decoded.text.replaceAll('\0', ' '), path);
  const { head, body } = partsOf(page);
  const shown = body === null ? null : readShown(body);
  const selection =
    body === null || shown === null
      ? { items: [], fields: [] }
      : selectItems(body, shown.items, shown.evidence);
  const pageFields: Record<string, string> = {};
  addFields(pageFields, selection.fields);
  if (head !== null) addFields(pageFields, readHeadFields(head));
  return {
    format: 'html',
    encoding: decoded.encoding,
    ...compose(selection.items, path),
    pageFields,
    notices: [
      ...noticesOfEncoding(decoded, declared),
      ...noticeOfCount('spans_ignored', shown?.spansIgnored ?? 0),
    ],
  };
}

interface Shown extends Flow {
  evidence: Evidence[];
}

/**
 * What a page shows; where that has nothing of a report, what its scripts would show: the page with all it
 * hides.
 */
function readShown(body: PageElement): Shown {
  const shown = withEvidence(readFlow(body, false));
  if (!shown.hides || shown.evidence.some(({ certain }) => certain)) return shown;
  const all = withEvidence(readFlow(body, true));
  return shown.items.length === 0 || all.evidence.some(({ certain }) => certain) ? all : shown;
}

function withEvidence(flow: Flow): Shown {
  return { ...flow, evidence: flow.items.map((item, i) => weigh(item, flow.items[i - 1])) };
}

function partsOf(page: PageRoot): { head: PageElement | null; body: PageElement | null } {
  const html = page.childNodes.find(isElement);
  const parts = html?.childNodes.filter(isElement) ?? [];
  return {
    head: parts.find(({ tagName }) => tagName === 'head') ?? null,
    body: parts.find(({ tagName }) => tagName === 'body') ?? null,
  };
}
