/**
 * Files that a walk takes: documents in which offices publish, also in formats that are refused with a
 * clear code, so that nobody takes them for read. A file that is named by itself is taken whatever its
 * name.
 */
const DOCUMENT = /\.(?:txt|md|html?|mht|mhtml|docx?|wps|rtf|ofd|xlsx?|et|pdf)$/i;
/** Archives and packed files, those that are refused with a clear code among them. */
const ARCHIVE = /\.(?:zip|tar|tgz|gz|rar|7z|bz2|tbz2?|xz|txz|zst|cab)$/i;

/** Whether a file's name is that of a document or an archive, by its ending. */
export function isTaken(name: string): boolean {
  return DOCUMENT.test(name) || ARCHIVE.test(name);
}

/** Whether a file's name is that of an archive or packed file. */
export function isArchiveName(name: string): boolean {
  return ARCHIVE.test(name);
}
