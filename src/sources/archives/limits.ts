/** What an archive of reports may hold. The size of one report is the configuration's. */
export const ARCHIVE_LIMITS = {
  /** Most entries of an archive, those of archives inside it counted too. */
  entries: 200_000,
  /** Most unpacked bytes of an archive. */
  totalBytes: 64 * 2 ** 30,
  /** Most unpacked bytes for each packed one; text and tables of reports reach 30. */
  ratio: 200,
  /** Most archives inside each other, the file itself counted. */
  depth: 5,
} as const;
