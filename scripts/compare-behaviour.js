// Compares two recordings of scripts/record-behaviour.js and names every difference:
//
//   node scripts/compare-behaviour.js BEFORE AFTER [--wanted FILE]
//
// Says for each part how many records are equal, differ, are missing or new; then all differences, the most
// frequent first, put together by where they are, such as `postgres-listings/findings .evidence[].line`, with
// an example of each. A record that only one recording has is at `part/kind (missing)` or `part/kind (new)`,
// a list in another order at `…[] (order)`, what is inside a text that holds JSON behind `(json)`.
//
// FILE lists the differences that are wanted: [{ "path": "postgres-api/*.sections[].text", "why": "…" }]. In
// `path` the star stands for any text; with `key`, written in the same way, only differences in records with
// such a key are meant. Ends with 1 if anything differs that is not wanted.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { orderOf, partsOf, recordsOf } from './behaviour/recording.js';

/** Characters of a value that are shown. */
const SHOWN = 160;

const { values, positionals } = parseArgs({
  options: { wanted: { type: 'string' } },
  allowPositionals: true,
});
const [before, after] = positionals;
if (before === undefined || after === undefined) throw new Error('Two recordings are needed: BEFORE AFTER');
const wanted = values.wanted === undefined ? [] : readWanted(await readFile(values.wanted, 'utf8'));

/** Differences by place and by the entry that wants them. */
const groups = new Map();
const parts = [...new Set([...(await partsOf(before)), ...(await partsOf(after))])].sort();
const counts = [];
for (const part of parts) counts.push(await comparePart(part));

printCounts(counts);
const found = [...groups.values()].sort((a, b) => b.count - a.count);
const unwanted = found.filter(({ entry }) => entry === null);
print('Differences that nobody wanted', unwanted);
print(
  'Wanted differences',
  found.filter(({ entry }) => entry !== null),
);
for (const entry of wanted) {
  if (!entry.used) console.log(`\nNothing differs at ${entry.path}: take it out of the list.`);
}
process.exitCode = unwanted.length > 0 ? 1 : 0;

async function comparePart(part) {
  const count = { part, equal: 0, differ: 0, missing: 0, new: 0 };
  const present = [(await partsOf(before)).includes(part), (await partsOf(after)).includes(part)];
  const olds = present[0] ? recordsOf(before, part) : [].values();
  const news = present[1] ? recordsOf(after, part) : [].values();
  let old = (await olds.next()).value;
  let now = (await news.next()).value;
  while (old !== undefined || now !== undefined) {
    const order = old === undefined ? 1 : now === undefined ? -1 : orderOf(old, now);
    const { kind, key } = order > 0 ? now : old;
    const note = (path, was, is) => noteDifference(`${part}/${kind} ${path}`, key, was, is);
    if (order < 0) {
      count.missing++;
      note('(missing)', old.value, undefined);
    } else if (order > 0) {
      count.new++;
      note('(new)', undefined, now.value);
    } else if (JSON.stringify(old.value) === JSON.stringify(now.value)) count.equal++;
    else {
      // What only stands in another order inside an object is no difference.
      const differences = compare(old.value, now.value, '', note);
      if (differences === 0) count.equal++;
      else count.differ++;
    }
    if (order <= 0) old = (await olds.next()).value;
    if (order >= 0) now = (await news.next()).value;
  }
  return count;
}

/** Notes every place where two values differ, and returns how many there are. */
function compare(was, is, path, note) {
  if (Object.is(was, is)) return 0;
  if (Array.isArray(was) && Array.isArray(is)) return compareLists(was, is, path, note);
  if (isObject(was) && isObject(is)) {
    let count = 0;
    for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
      count += compare(was[name], is[name], path + step(name), note);
    }
    return count;
  }
  const held = [jsonIn(was), jsonIn(is)];
  if (held[0] !== null && held[1] !== null) return compare(held[0], held[1], `${path}(json)`, note);
  note(path === '' ? '.' : path, was, is);
  return 1;
}

/** Entries that both lists have are set aside; the rest is compared one by one, in order. */
function compareLists(was, is, path, note) {
  const at = `${path}[]`;
  const texts = [was.map(canonical), is.map(canonical)];
  const open = new Map();
  for (const text of texts[1]) open.set(text, (open.get(text) ?? 0) + 1);
  const left = was.filter((_, index) => !take(open, texts[0][index]));
  const rest = is.filter((_, index) => take(open, texts[1][index]));
  if (left.length === 0 && rest.length === 0) {
    if (texts[0].every((text, index) => text === texts[1][index])) return 0;
    note(`${at} (order)`, was, is);
    return 1;
  }
  let count = 0;
  for (let index = 0; index < Math.max(left.length, rest.length); index++) {
    count += compare(left[index], rest[index], at, note);
  }
  return count;
}

function take(counts, text) {
  const count = counts.get(text) ?? 0;
  if (count > 0) counts.set(text, count - 1);
  return count > 0;
}

function noteDifference(path, key, was, is) {
  const entry = wanted.find(({ paths, keys }) => paths.test(path) && keys.test(key)) ?? null;
  if (entry !== null) entry.used = true;
  const id = `${path}\n${wanted.indexOf(entry)}`;
  const group = groups.get(id) ?? { path, entry, count: 0, key, was, is };
  group.count++;
  groups.set(id, group);
}

function printCounts(rows) {
  const width = Math.max(4, ...rows.map(({ part }) => part.length));
  const line = (cells) =>
    console.log(cells.map((cell, at) => (at ? cell.padStart(9) : cell.padEnd(width))).join(''));
  line(['part', 'equal', 'differ', 'missing', 'new']);
  for (const { part, ...numbers } of rows) line([part, ...Object.values(numbers).map(String)]);
  const sum = (name) => String(rows.reduce((total, row) => total + row[name], 0));
  line(['all', sum('equal'), sum('differ'), sum('missing'), sum('new')]);
}

function print(heading, list) {
  console.log(`\n${heading}: ${list.length === 0 ? 'none' : list.length}`);
  for (const { path, entry, count, key, was, is } of list) {
    console.log(`\n${count} × ${path}`);
    if (entry !== null) console.log(`    why: ${entry.why}`);
    console.log(`    in: ${key.replace('\0', ' ')}`);
    console.log(`    ${shown(was)}\n    -> ${shown(is)}`);
  }
}

function shown(value) {
  if (value === undefined) return '(nothing)';
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function readWanted(text) {
  return JSON.parse(text).map(({ path, key = '*', why }) => {
    if (typeof path !== 'string' || typeof why !== 'string')
      throw new Error('Each entry needs a path and a why');
    return { path, why, paths: patternOf(path), keys: patternOf(key), used: false };
  });
}

function patternOf(text) {
  const parts = text.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field as a step of a path. */
function step(name) {
  return /^[\p{L}_][\p{L}\d_-]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** The same text for objects whose fields stand in another order. */
function canonical(value) {
  return JSON.stringify(value, (_, held) =>
    isObject(held) ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1))) : held,
  );
}

function jsonIn(text) {
  if (typeof text !== 'string' || !/^[[{]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
