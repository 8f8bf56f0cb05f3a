const PAGE = 1000;

/**
 * Rows of a listing, fetched page by page, so that a listing of any length takes constant memory and its first rows
 * come at once.
 *
 * @param fetchPage gives at most `limit` rows with an id above `after`, by ascending id
 */
export async function* eachPage<Row extends { id: number }>(
  fetchPage: (after: number, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after = 0;
  for (;;) {
    const rows = await fetchPage(after, PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}
