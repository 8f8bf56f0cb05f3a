import { z } from 'zod';
import type { Bilingual } from '../language.js';
import { nearestName } from './nearest-name.js';

type Issue = z.core.$ZodIssue;
type JsonSchema = z.core.JSONSchema.JSONSchema;

const LOCALES = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };
/** So many names can be told as a choice. */
const FEW = 8;

/**
 * What is wrong with some data, in a sentence: the place, what stands there, and the name that was meant.
 *
 * @param schema that the data does not satisfy
 * @returns null when the data satisfies it
 */
export function complaintAbout(schema: z.ZodType, data: unknown): Bilingual | null {
  const zh = schema.safeParse(data, { error: LOCALES.zh }).error?.issues[0];
  const en = schema.safeParse(data, { error: LOCALES.en }).error?.issues[0];
  if (zh === undefined || en === undefined) return null;
  return { zh: sentence(innermost(zh), schema, data, 'zh'), en: sentence(innermost(en), schema, data, 'en') };
}

/**
 * Of the alternatives that were tried, the one that came nearest: it failed further in, or not by its type.
 */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.map(([first]) => first).filter((first) => first !== undefined);
  const nearest =
    inner.find(({ path, code }) => path.length > 0 || code === 'unrecognized_keys') ??
    inner.find(({ code }) => code !== 'invalid_type') ??
    inner[0];
  return nearest === undefined ? issue : innermost({ ...nearest, path: [...issue.path, ...nearest.path] });
}

function sentence(issue: Issue, schema: z.ZodType, data: unknown, language: 'zh' | 'en'): string {
  const place = placeOf(issue.path);
  const zh = language === 'zh';
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const where = place === '' ? '' : zh ? `${place} 中` : ` in ${place}`;
    const meant = suggestion(key, namesAt(settled(schema), issue.path), language);
    return zh ? `${where}没有 ${quote(key)} 这一项${meant}` : `there is no ${quote(key)}${where}${meant}`;
  }
  const choices = choicesOf(issue);
  if (choices.length > 1) {
    const given = issue.path.reduce<unknown>(
      (held, key) => (held as Record<PropertyKey, unknown>)[key],
      data,
    );
    const named = typeof given === 'string' ? given : JSON.stringify(given);
    const meant = suggestion(named ?? '', choices, language);
    const shown = given === undefined ? (zh ? '缺少' : 'missing') : quote(named ?? '');
    return zh ? `${place} 的值 ${shown} 不可用${meant}` : `${place} can't be ${shown}${meant}`;
  }
  const colon = place === '' ? '' : zh ? `${place}：` : `${place}: `;
  return `${colon}${zh ? (ownChinese(issue) ?? issue.message) : issue.message}`;
}

/** The Chinese sentence of a check of our own, which stands in its `params` beside the English one. */
function ownChinese(issue: Issue): string | null {
  const zh: unknown = issue.code === 'custom' ? issue.params?.['zh'] : null;
  return typeof zh === 'string' ? zh : null;
}

/** The values that were possible, where there are a few named ones. */
function choicesOf(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  // No alternative of a union has this discriminator.
  const { options } = issue as { options?: unknown };
  return issue.code === 'invalid_union' && Array.isArray(options) ? options.map(String) : [];
}

function suggestion(given: string, names: readonly string[], language: 'zh' | 'en'): string {
  const nearest = nearestName(given, names);
  const zh = language === 'zh';
  if (nearest !== undefined) return zh ? `（是不是 ${nearest}？）` : ` (did you mean ${nearest}?)`;
  if (names.length === 0 || names.length > FEW) return '';
  return zh ? `（可选：${names.join('、')}）` : ` (one of ${names.join(', ')})`;
}

const quote = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** `waivers[0].rule` */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

const settled = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: 'input' });

/** The names that an object may have at a place. */
function namesAt(schema: JsonSchema, path: readonly PropertyKey[]): string[] {
  let nodes = [schema];
  for (const key of path) {
    nodes = nodes.flatMap(alternatives).flatMap((node) => {
      const inner = typeof key === 'number' ? node.items : node.properties?.[String(key)];
      return typeof inner === 'object' && !Array.isArray(inner) ? [inner] : [];
    });
  }
  return [...new Set(nodes.flatMap(alternatives).flatMap((node) => Object.keys(node.properties ?? {})))];
}

function alternatives(node: JsonSchema): JsonSchema[] {
  const inner = [...(node.anyOf ?? []), ...(node.oneOf ?? [])] as JsonSchema[];
  return inner.length === 0 ? [node] : inner.flatMap(alternatives);
}
