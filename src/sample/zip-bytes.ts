/** Entries of archives carry one date, so that the same sample has the same bytes. */
export const ENTRY_DATE = new Date(2000, 0, 1);

/**
 * Packs files into a ZIP archive in memory, as office documents are.
 *
 * @param files contents by name, in the order in which they are to stand
 */
export async function zipBytes(files: ReadonlyMap<string, string>): Promise<Buffer> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  for (const [name, text] of files) zip.addBuffer(Buffer.from(text), name, { mtime: ENTRY_DATE });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
