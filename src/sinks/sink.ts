import type { NianbaoError } from '../errors/nianbao-error.js';

/** What is delivered: one event as JSON text, and the key that it is known by. */
export interface Parcel {
  /** UUID of the event, the same at every attempt. */
  key: string;
  /** What happened to the finding, e.g. `opened`. */
  kind: string;
  /** One line of JSON without its end. */
  body: string;
}

/** Somewhere that findings go. */
export interface Sink {
  /**
   * Delivers parcels.
   *
   * @param parcels by ascending event
   * @returns for each parcel why it was not delivered, or null when it was
   */
  deliver(parcels: readonly Parcel[], signal: AbortSignal): Promise<(NianbaoError | null)[]>;
}
