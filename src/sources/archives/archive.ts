import type { NianbaoError } from '../../errors/nianbao-error.js';
import type { OpenFile } from '../open-file.js';
import type { ChosenEntry } from './choose-entry.js';

/** One entry of an archive that is worth an item. */
export interface ArchiveEntry {
  /** Why it is not to be unpacked; null where it may be tried. */
  refusal: NianbaoError | null;
  /**
   * Unpacks the entry in memory.
   *
   * @param most most bytes
   * @throws NianbaoError `file_too_large`, `archive_bomb`, `checksum_mismatch`, `malformed_file`,
   *   `unsupported_archive`
   */
  read(most: number): Promise<Uint8Array>;
  /**
   * Unpacks the entry to a temporary file: for archives inside archives, which may be large.
   *
   * @throws NianbaoError as `read`
   */
  unpack(): Promise<OpenFile>;
}

/** An open archive of reports. */
export interface Archive {
  /** By name, in the order of the archive. Names are unique: the second of the same name ends in `#2`. */
  entries: ReadonlyMap<string, ArchiveEntry>;
  /** Manifests, and what may be sidecars, by name; counted as passed over. */
  declaring: ReadonlyMap<string, ArchiveEntry>;
  /** Entries that are no reports: folders, what systems leave behind, pictures and the like. */
  passedOver: number;
  close(): Promise<void>;
}

/** Collects the entries of an archive under unique names. */
export class EntryList {
  readonly entries = new Map<string, ArchiveEntry>();
  readonly #times = new Map<string, number>();
  readonly declaring = new Map<string, ArchiveEntry>();
  passedOver = 0;

  /** Adds an entry as it was chosen by its name; null is passed over. */
  add(chosen: ChosenEntry | null, entry: (name: string) => ArchiveEntry): void {
    if (chosen === null || chosen.declaring) this.passedOver++;
    if (chosen === null) return;
    const { path } = chosen;
    if (chosen.declaring) {
      if (!this.declaring.has(path)) this.declaring.set(path, entry(path));
      return;
    }
    const times = (this.#times.get(path) ?? 0) + 1;
    this.#times.set(path, times);
    const name = times === 1 ? path : `${path}#${times}`;
    if (!this.entries.has(name)) this.entries.set(name, entry(name));
  }
}
