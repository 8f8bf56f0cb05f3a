/** China has one time zone and no summer time. */
const OFFSET_MS = 8 * 3_600_000;

/** The date where the reports are from, ISO. */
export function today(now: Date = new Date()): string {
  return new Date(now.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}
