/** Which rows of a listing are wanted next. */
export interface PageAsked {
  /** `next` of the page before; the first page without. */
  after?: string | undefined;
  /** Rows at most. */
  limit: number;
  /** The latest first; otherwise the oldest. */
  latestFirst?: boolean;
}

/** Some rows of a listing, and the cursor of those that follow; null at the end. */
export interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/** Rows that are fetched together where all of them are wanted. */
const BATCH = 1000;

/** SQL of the cursor and the order of a listing by id; `id` is the column. */
export const beyond = (id: string, { latestFirst = false }: PageAsked) =>
  latestFirst
    ? { order: `${id} desc`, after: (parameter: string) => `${id} < ${parameter}` }
    : { order: id, after: (parameter: string) => `${id} > ${parameter}` };

/**
 * A page of rows that were asked for with one more than fit, so that the last page is known for the last.
 *
 * @param cursorOf names the last row of the page
 */
export function pageOf<Row>(rows: readonly Row[], limit: number, cursorOf: (last: Row) => string): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

/** The cursor of a listing by id. */
export const idCursor = ({ id }: { id: number }): string => String(id);

/**
 * All rows of a listing, fetched page by page, so that a listing of any length takes constant memory and its
 * first rows come at once.
 *
 * @param read gives one page
 */
export async function* eachRow<Row>(read: (page: PageAsked) => Promise<Page<Row>>): AsyncGenerator<Row> {
  for await (const rows of eachBatch(read)) yield* rows;
}

/** All rows of a listing as {@link eachRow}, those of each page together. */
export async function* eachBatch<Row>(read: (page: PageAsked) => Promise<Page<Row>>): AsyncGenerator<Row[]> {
  let after: string | undefined;
  do {
    const { rows, next }: Page<Row> = await read({ after, limit: BATCH });
    yield rows;
    after = next ?? undefined;
  } while (after !== undefined);
}
