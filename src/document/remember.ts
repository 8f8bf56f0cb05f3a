/** Longer texts are read anew each time: comparing them would cost as much. */
const LONGEST = 2048;
/** Characters of the texts that one generation of results holds. */
const CAPACITY = 65_536;
/** A generation whose results were asked for again by fewer than one text in so many was not worth keeping. */
const WORTHWHILE = 8;
/** For each of its texts so many are then read without being remembered, before it is tried again. */
const SPARED = 4;

/**
 * Makes a pure function of a text remember its latest results. A report prints the same words many times (件, /, 统计指标),
 * every report prints the labels of its form, and each step reads the same paragraphs again.
 *
 * What is remembered is bounded: results live in two generations of {@link CAPACITY} characters each, and the older one
 * is dropped whole when the younger is full. Where nothing comes again, as in a text of attack, most is not even kept:
 * keeping costs more than reading. Whoever gets a result must not change it, because others get it too.
 *
 * @param read a function whose result depends on the text alone and is never undefined
 */
export function rememberByText<T extends NonNullable<unknown> | null>(
  read: (text: string) => T,
): (text: string) => T {
  let younger = new Map<string, T>();
  let older = new Map<string, T>();
  let used = 0;
  let [asked, again, spared] = [0, 0, 0];
  return (text) => {
    if (text.length > LONGEST) return read(text);
    asked++;
    const known = younger.get(text);
    if (known !== undefined) {
      again++;
      return known;
    }
    const former = older.get(text);
    if (former !== undefined) again++;
    if (spared > 0) {
      spared--;
      return former === undefined ? read(text) : former;
    }
    // A copy: a slice would keep the whole document that it was cut from in memory.
    const key = ` ${text}`.slice(1);
    const result = former === undefined ? read(key) : former;
    used += text.length + 1;
    if (used > CAPACITY) {
      older = younger;
      younger = new Map();
      used = text.length + 1;
      if (again * WORTHWHILE < asked) spared = SPARED * older.size;
      asked = again = 0;
    }
    younger.set(key, result);
    return result;
  };
}
