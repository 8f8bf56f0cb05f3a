/** Longer words are no slips of the pen; comparing them would only take time. */
const LONGEST = 80;

/**
 * The name that somebody most likely meant.
 *
 * @param given what they wrote
 * @param names the right ones
 * @returns undefined when none is near: more than a third of the longer word (at least 2 characters) would
 *   have to change
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  if (given.length > LONGEST) return undefined;
  const [nearest] = names
    .map((name) => ({ name, distance: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.max(name.length, given.length) / 3))
    .sort((a, b) => a.distance - b.distance);
  return nearest?.name;
}

/**
 * Names that somebody may have meant: those that what they wrote is a part of, or that are near to it.
 *
 * @param most how many at most
 */
export function nearNames(given: string, names: readonly string[], most = 3): string[] {
  const word = given.toLowerCase();
  const having = word.length < 3 ? [] : names.filter((name) => name.toLowerCase().includes(word));
  const nearest = nearestName(given, names);
  const found = nearest === undefined ? having : [nearest, ...having];
  return [...new Set(found)].slice(0, most);
}

/** How many characters have to be put in, left out, or replaced. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
