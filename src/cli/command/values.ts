import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Bilingual } from '../../language.js';
import { placeholder } from './placeholder.js';
import { USAGE } from './usage-words.js';

/** Value of an option as commander gives it. */
export type OptionValue = string | boolean | string[] | undefined;

type Say = (text: Bilingual) => string;

/** An argument or an option: what the help says of it, and how what was typed becomes a value. */
export interface Value<T> {
  /** What stands for the value in the help, e.g. `year`; null for a switch, which takes none. */
  placeholder: string | null;
  text: Bilingual;
  /** The only values it takes. */
  choices?: readonly string[];
  /** Whether the command cannot do without. */
  needed: boolean;
  /** Whether it takes several words. */
  many: boolean;
  /** Whether it is on unless `--no-NAME` is given. */
  on: boolean;
  /**
   * @param given what was typed; undefined when nothing was
   * @param name as an error names it: `--year`, `ID`
   * @throws NianbaoError `usage`
   */
  read(given: OptionValue, name: string, say: Say): T;
}

/** Arguments or options by the name that the work knows them by. */
export type Shape = Readonly<Record<string, Value<unknown>>>;

/** What the work gets. */
export type Given<S extends Shape> = { [K in keyof S]: S[K] extends Value<infer T> ? T : never };

const PLAIN = { needed: false, many: false, on: false };

/** Any text. */
export const text = (placeholder: string, zh: string, en: string): Value<string | undefined> => ({
  ...PLAIN,
  placeholder,
  text: { zh, en },
  read: (given) => (typeof given === 'string' ? given : undefined),
});

/** A positive whole number, as ids and years are. */
export const wholeNumber = (placeholder: string, zh: string, en: string): Value<number | undefined> => ({
  ...text(placeholder, zh, en),
  read(given, name, say) {
    if (typeof given !== 'string') return undefined;
    if (!/^[0-9]{1,15}$/.test(given) || Number(given) === 0) throw usage(say(USAGE.notANumber(name, given)));
    return Number(given);
  },
});

/** One of a fixed set. */
export const choice = <T extends string>(
  placeholder: string,
  choices: readonly T[],
  zh: string,
  en: string,
): Value<T | undefined> => ({
  ...text(placeholder, zh, en),
  choices,
  read: (given) => choices.find((one) => one === given),
});

/** A switch that is off when it is not given. */
export const flag = (zh: string, en: string): Value<boolean> => ({
  ...PLAIN,
  placeholder: null,
  text: { zh, en },
  read: (given) => given === true,
});

/** A switch that is on unless `--no-NAME` is given. */
export const onUnlessNo = (zh: string, en: string): Value<boolean> => ({
  ...flag(zh, en),
  on: true,
  read: (given) => given !== false,
});

/** The same, several times. */
export const many = <T>(one: Value<T | undefined>): Value<readonly T[]> => ({
  ...one,
  many: true,
  read: (given, name, say) =>
    (Array.isArray(given) ? given : []).flatMap((word) => one.read(word, name, say) ?? []),
});

/** The same, but the command cannot do without. */
export const needed = <T>(value: Value<T>): Value<Exclude<T, undefined>> => ({
  ...value,
  needed: true,
  read(given, name, say) {
    const found = value.read(given, name, say);
    if (found === undefined) throw usage(say(USAGE.missingOption(name)));
    return found as Exclude<T, undefined>;
  },
});

/** The flags of an option as commander reads them: `--run-label <label>`, `--no-work`. */
export function flagsOf(key: string, { placeholder, many, on }: Value<unknown>): string {
  const name = `--${on ? 'no-' : ''}${kebab(key)}`;
  return placeholder === null ? name : `${name} <${placeholder}${many ? '...' : ''}>`;
}

/** An argument as commander reads it: `<file...>`, `[run]`. */
export function termOf({ placeholder, needed, many }: Value<unknown>): string {
  const word = `${placeholder ?? ''}${many ? '...' : ''}`;
  return needed ? `<${word}>` : `[${word}]`;
}

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const usage = (reason: string): NianbaoError => new NianbaoError('usage', { reason });

/**
 * What was typed, as the values that a command declared.
 *
 * @param taken its arguments
 * @param known its options
 * @param typed positional words, and options by camel-case name
 * @throws NianbaoError `usage` when a value is missing or is not what was declared
 */
export function readGiven<A extends Shape, O extends Shape>(
  taken: A | undefined,
  known: O | undefined,
  typed: { words: readonly string[]; options: Readonly<Record<string, OptionValue>> },
  say: Say,
): Given<A> & Given<O> {
  const { words, options } = typed;
  const found: Record<string, unknown> = {};
  for (const [index, [key, value]] of Object.entries(taken ?? {}).entries()) {
    const given = value.many ? words.slice(index) : words[index];
    found[key] = value.read(given, placeholder(value.placeholder ?? key), say);
  }
  for (const [key, value] of Object.entries(known ?? {})) {
    found[key] = value.read(trimmed(value, options[key]), `--${kebab(key)}`, say);
  }
  return found as Given<A> & Given<O>;
}

/** Blanks are no value for an option that must have one. */
function trimmed({ needed }: Value<unknown>, given: OptionValue): OptionValue {
  if (!needed || typeof given !== 'string') return given;
  return given.trim() === '' ? undefined : given.trim();
}
