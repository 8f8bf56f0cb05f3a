/**
 * One condition of a query: asked for where its value is given; its SQL gets the place of the value, e.g.
 * `$3`. A condition without a value is SQL, or left out.
 */
export type Condition = [value: unknown, sql: (parameter: string) => string] | string | false;

/**
 * The place of a value among the parameters of a query.
 *
 * @param values of the query so far; this one is added
 */
export function parameter(values: unknown[], value: unknown): string {
  return `$${values.push(value)}`;
}

/**
 * The conditions of a query for those parts of a filter that are given, as SQL behind `where`. PostgreSQL
 * plans what was asked, not every question that could be.
 *
 * @param values of the query so far; those of the conditions are added
 */
export function given(values: unknown[], conditions: readonly Condition[]): string {
  const asked = conditions.flatMap((condition) => {
    if (condition === false) return [];
    if (typeof condition === 'string') return [condition];
    const [value, sql] = condition;
    return value === undefined || value === null ? [] : [sql(parameter(values, value))];
  });
  return asked.length === 0 ? 'true' : asked.map((sql) => `(${sql})`).join(' and ');
}
