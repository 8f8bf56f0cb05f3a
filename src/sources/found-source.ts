import type { NianbaoError } from '../errors/nianbao-error.js';
import type { Declared } from '../report/declared.js';
import type { Place } from './place.js';

/** Something to ingest, or a place that could not be looked into. */
export interface FoundSource {
  /** Its name in listings, unique in a run: an absolute path, behind `!` the entry of an archive. */
  path: string;
  place: Place;
  /** Why there is nothing to read here; the run lists it as a failed item. */
  error?: NianbaoError;
  /** What a manifest or a sidecar says of it. */
  declared?: Declared;
  /** It stands for a manifest, a sidecar or a line that cannot be used, and not for a report. */
  declaring?: true;
}

/** What a walk comes across: a source with the files that may say something of it, or such a file. */
export interface WalkedSource extends FoundSource {
  /** Its sidecar, and the manifests of its folder and those above, the nearest first. */
  declaredBy: readonly DeclaringFile[];
  /** Then it is this manifest, and nothing to ingest. */
  manifest?: DeclaringFile;
}

/** A file that says something of others. */
export interface DeclaringFile {
  kind: 'manifest' | 'sidecar';
  place: Place;
  /** It lies above what is ingested: its other lines are about other files. */
  above?: true;
  /** @throws NianbaoError when it cannot be read */
  read(): Promise<Uint8Array>;
}
