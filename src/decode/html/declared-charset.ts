/** A declaration stands at the page's beginning; browsers look at 1,024 bytes, saved pages put it later. */
const SEARCHED = 8192;
const DECLARATION =
  /<meta\s[^>]{0,300}?charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w:.-]{2,40})|<\?xml\s[^>]{0,100}?encoding\s{0,4}=\s{0,4}["']([\w:.-]{2,40})/i;

/**
 * The charset that a page declares for itself in a meta element or an XML declaration.
 *
 * @param bytes the page
 * @returns the label as written; undefined when there is none
 */
export function readDeclaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SEARCHED))
    .toString('latin1')
    .replaceAll('\0', '');
  const match = DECLARATION.exec(head);
  return match?.[1] ?? match?.[2];
}
