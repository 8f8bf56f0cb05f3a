import type { Catalogue, Table } from './catalogue.js';

/** What the database holds as SQL: `docs/schema.sql`. */
export function schemaSql({ tables, routines }: Catalogue): string {
  const parts = [
    '-- What a fresh database holds. Generated from the database by `npx vitest run test/store/database -u`; the source is in',
    '-- migrations/. Do not run this file.',
    ...tables.map(tableSql),
    ...routines.map(({ kind, name, sql, comment }) =>
      [`${sql.trimEnd()};`, commentSql(kind, name, comment)].join('\n'),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function tableSql({ name, comment, columns, constraints, indexes }: Table): string {
  const lines = [
    ...columns.map((column) => `  ${[column.name, column.type, column.rest].join(' ').trimEnd()}`),
    ...constraints.map((constraint) => `  ${constraint}`),
  ];
  return [
    `create table ${name} (\n${lines.join(',\n')}\n);`,
    ...indexes.map((index) => `${index};`),
    commentSql('table', name, comment),
    ...columns.map((column) => commentSql('column', `${name}.${column.name}`, column.comment)),
  ].join('\n');
}

const commentSql = (kind: string, name: string, comment: string | null): string =>
  `comment on ${kind} ${name} is ${comment === null ? 'null' : `'${comment.replaceAll("'", "''")}'`};`;

const [BEGIN, END] = ['<!-- tables: generated', '<!-- end of tables -->'];

/** `docs/data-dictionary.md`: the page as it is, with its tables as the database describes them. */
export function dictionaryPage(page: string, { tables }: Catalogue): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const generated = `${BEGIN} from the comments in migrations/ by \`npx vitest run test/store/database -u\` -->`;
  return `${before}${generated}\n\n${tables.map(tableSection).join('\n\n')}\n\n${END}${after}`;
}

function tableSection({ name, comment, columns }: Table): string {
  return [
    `### ${name}`,
    '',
    comment ?? '',
    '',
    '| column | type | what it says |',
    '| --- | --- | --- |',
    ...columns.map((column) => {
      const type = column.rest.includes('not null') ? column.type : `${column.type}, or null`;
      return `| \`${column.name}\` | ${type} | ${(column.comment ?? '').replaceAll('|', '\\|')} |`;
    }),
  ].join('\n');
}
