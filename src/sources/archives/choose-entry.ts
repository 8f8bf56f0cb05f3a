import { isLeftBehind, readEntryName } from '../../archive/entry-name.js';
import { isTaken } from '../file-names.js';

/**
 * What is to be done with an entry by its name.
 *
 * @param stored its decoded name
 * @returns null for what is passed over; else its path, and whether the name leads out of the archive
 */
export function chooseEntry(stored: string): { path: string; unsafe: boolean } | null {
  const { path, folder, unsafe } = readEntryName(stored);
  if (folder || path === '') return null;
  // A name that leads out of the archive is an attack whatever it names: somebody should know.
  if (unsafe) return { path: path.replaceAll('\0', '\ufffd'), unsafe };
  return isLeftBehind(path) || !isTaken(path) ? null : { path, unsafe };
}
