import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import type { Config } from './config.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { RuleSetting, RuleSettings } from '../rules/settings/settings.js';
import { reasonOf } from '../errors/reason.js';
import { complaintAbout } from './complaint.js';
import { SETTINGS_FILE } from './schema.js';

/** Name of the configuration file that is looked for in the working directory. */
export const SETTINGS_NAME = 'nianbao.config.json';

/** A sink as the configuration file describes it, defaults filled in. */
export type SinkSettings = NonNullable<z.output<typeof SETTINGS_FILE>['sinks']>[number];

/** What the configuration file says. */
export interface Settings extends RuleSettings {
  /** Absolute path of the file; null when there is none and everything is as it is by default. */
  file: string | null;
  /** Where events in the life of findings go; paths are absolute. */
  sinks: readonly SinkSettings[];
  /** Absolute path of the list of issuers. */
  roster: string | null;
}

/**
 * Reads the configuration file: the one that is named, or else `nianbao.config.json` of the working
 * directory, if there is one.
 *
 * @throws NianbaoError `settings_unreadable` when a file was named and cannot be read, `settings_invalid`
 *   with the place
 */
export async function loadSettings(config: Pick<Config, 'settingsFile'>): Promise<Settings> {
  const file = resolve(config.settingsFile ?? SETTINGS_NAME);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const missing = (error as { code?: unknown }).code === 'ENOENT';
    if (missing && config.settingsFile === undefined) return null;
    throw new NianbaoError('settings_unreadable', { path: file, reason: reasonOf(error) }, { cause: error });
  });
  return text === null
    ? { file: null, rules: {}, waivers: [], sinks: [], roster: null }
    : readSettings(text, file);
}

/**
 * The settings in the text of a configuration file.
 *
 * @param text JSON
 * @param file absolute path: paths in the text count from its directory, and messages name it
 * @throws NianbaoError `settings_invalid`
 */
export function readSettings(text: string, file: string): Settings {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = reasonOf(error);
    const both = { zh: `不是合格的 JSON（${reason}）`, en: `this is not valid JSON (${reason})` };
    throw new NianbaoError('settings_invalid', { path: file, ...both }, { cause: error });
  }
  const parsed = SETTINGS_FILE.safeParse(data);
  if (!parsed.success) {
    const complaint = complaintAbout(SETTINGS_FILE, data) ?? { zh: '', en: '' };
    throw new NianbaoError('settings_invalid', { path: file, ...complaint });
  }
  const { rules = {}, waivers = [], sinks = [], roster } = parsed.data;
  return {
    file,
    rules: Object.fromEntries(Object.entries(rules).map(([id, set]) => [id, ruleSetting(set)])),
    waivers,
    sinks: sinks.map((sink) =>
      sink.kind === 'jsonl' ? { ...sink, path: resolve(dirname(file), sink.path) } : sink,
    ),
    roster: roster === undefined ? null : resolve(dirname(file), roster),
  };
}

type WrittenSetting = NonNullable<ReturnType<typeof SETTINGS_FILE.parse>['rules']>[string];

function ruleSetting(written: WrittenSetting): RuleSetting {
  if (typeof written !== 'object') return { severity: written };
  const { severity, ...thresholds } = written;
  return { severity, thresholds: thresholds };
}
