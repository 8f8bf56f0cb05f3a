import robotsModule from 'robots-parser';
import { decodeText } from '../../decode/charset.js';

/** What a site allows. */
export interface RobotsRules {
  allows(url: string): boolean;
  /** Least time between two requests that the site asks for, in milliseconds; 0 where it asks for none. */
  delayMs: number;
}

/** Name by which robots.txt files call us. */
export const ROBOT_NAME = 'nianbao';
/** Most of a robots.txt that is read, in bytes (RFC 9309, 2.5). */
export const ROBOTS_BYTES = 500 * 1024;
/** A longer line is no rule; matching it would take time. */
const LONGEST_LINE = 500;
/** Longest delay that is kept; a site that asks for more gets this. */
const LONGEST_DELAY_MS = 60_000;
const KEEP = { least: 60 * 60_000, most: 24 * 60 * 60_000 };

// The package's types describe another export than it has.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

const ALL: RobotsRules = { allows: () => true, delayMs: 0 };

/**
 * Reads a robots.txt (RFC 9309).
 *
 * @param origin of the site
 * @param status of the answer: one below 400 has rules, one from 400 to 499 means that there are none
 */
export function readRobots(origin: string, status: number, body: string): RobotsRules {
  if (status >= 300) return ALL;
  const lines = body.split(/\r\n|\r|\n/).filter((line) => line.length <= LONGEST_LINE);
  const robots = robotsParser(`${origin}/robots.txt`, lines.join('\n'));
  const asked = robots.getCrawlDelay(ROBOT_NAME) ?? 0;
  return {
    allows: (url) => robots.isAllowed(url, ROBOT_NAME) ?? true,
    delayMs: Number.isFinite(asked) ? Math.min(Math.max(asked * 1000, 0), LONGEST_DELAY_MS) : 0,
  };
}

/** The text of a robots.txt; a page in its place, and what is no text, has no rules. */
export function robotsText(bytes: Uint8Array): string {
  const text = bytes.length === 0 ? '' : (decodeText(bytes)?.text ?? '');
  return /^\s*</.test(text) ? '' : text;
}

/**
 * How long a robots.txt is kept, in milliseconds: what its answer says, but one hour at least and a day at
 * most.
 */
export function robotsKeepMs(cacheControl: string | undefined): number {
  const seconds = /(?:^|[,\s])max-age=(\d{1,9})/.exec(cacheControl ?? '')?.[1];
  return seconds === undefined
    ? KEEP.most
    : Math.min(Math.max(Number(seconds) * 1000, KEEP.least), KEEP.most);
}
