/** The name of an archive's entry as it is to be understood. */
export interface EntryName {
  /** Folders and name joined by `/`, without empty and `.` steps; '' for the archive's root. */
  path: string;
  /** Whether it names a folder. */
  folder: boolean;
  /**
   * Whether it leads out of the archive: absolute, with a drive, with `..`, or with a NUL that hides its
   * end.
   */
  unsafe: boolean;
}

/**
 * Understands an entry's name, which must be decoded before: the second byte of a GBK character can be a
 * backslash.
 *
 * @param name decoded; folders separated by `/` or, by some programs on Windows, by `\`
 */
export function readEntryName(name: string): EntryName {
  const steps = name.split(/[/\\]/);
  const unsafe = /^[/\\]|^[A-Za-z]:|\0/.test(name) || steps.includes('..');
  return {
    path: unsafe ? name : steps.filter((step) => step !== '' && step !== '.').join('/'),
    folder: /[/\\]\.?$/.test(name),
    unsafe,
  };
}

/**
 * What systems and programs leave in archives beside the files: metadata of macOS and Windows, lock files
 * of Office.
 */
const LEFT_BEHIND = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Whether an entry, or a file of a directory, was left by a system or a program and is nobody's report.
 *
 * @param path with `/` between folders
 */
export function isLeftBehind(path: string): boolean {
  return LEFT_BEHIND.test(path);
}
