import { isLeftBehind, readEntryName } from '../../archive/entry-name.js';
import { isTaken } from '../file-names.js';
import { isManifestName } from '../manifests/declare.js';

/** An entry that is looked at. */
export interface ChosenEntry {
  path: string;
  /** Whether the name leads out of the archive. */
  unsafe: boolean;
  /** Whether it is a manifest or may be a sidecar, and so no report. */
  declaring: boolean;
}

/**
 * What is to be done with an entry by its name.
 *
 * @param stored its decoded name
 * @returns null for what is passed over
 */
export function chooseEntry(stored: string): ChosenEntry | null {
  const { path, folder, unsafe } = readEntryName(stored);
  if (folder || path === '') return null;
  // A name that leads out of the archive is an attack whatever it names: somebody should know.
  if (unsafe) return { path: path.replaceAll('\0', '\ufffd'), unsafe, declaring: false };
  if (isLeftBehind(path)) return null;
  const declaring = path.endsWith('.json') || isManifestName(path.slice(path.lastIndexOf('/') + 1));
  return isTaken(path) || declaring ? { path, unsafe, declaring } : null;
}
