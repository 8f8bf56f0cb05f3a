import type pg from 'pg';

/** A column as the database has it. */
export interface Column {
  name: string;
  type: string;
  /** `not null`, default and identity, as they are declared. */
  rest: string;
  comment: string | null;
}

/** A table with all that belongs to it; `constraints` and `indexes` are SQL. */
export interface Table {
  name: string;
  comment: string | null;
  columns: Column[];
  constraints: string[];
  indexes: string[];
}

/** A function or a trigger: its SQL, and what a comment names it by. */
export interface Routine {
  kind: 'function' | 'trigger';
  name: string;
  sql: string;
  comment: string | null;
}

/** What a database holds, in the order in which it was made. */
export interface Catalogue {
  tables: Table[];
  routines: Routine[];
}

const TABLES = `
  select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
         (select json_agg(json_build_object(
                   'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                   'rest', concat_ws(' ',
                      case a.attidentity when 'a' then 'generated always as identity' end,
                      case when a.attnotnull then 'not null' end,
                      'default ' || pg_get_expr(d.adbin, d.adrelid)),
                   'comment', col_description(c.oid, a.attnum)) order by a.attnum)
            from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
         (select coalesce(json_agg(format('constraint %I %s', n.conname, pg_get_constraintdef(n.oid))
                                   order by position(n.contype in 'pufc'), n.conname), '[]')
            from pg_constraint n where n.conrelid = c.oid and n.contype in ('p', 'u', 'f', 'c')) as constraints,
         (select coalesce(json_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid), '[]')
            from pg_index i
           where i.indrelid = c.oid and not exists (select 1 from pg_constraint n where n.conindid = i.indexrelid
                                                       and n.contype in ('p', 'u'))) as indexes
    from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p') order by c.oid`;

const ROUTINES = `
  select kind, name, sql, comment from (
    select p.oid, 'function' as kind, p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as sql,
           obj_description(p.oid, 'pg_proc') as comment
      from pg_proc p where p.pronamespace = 'public'::regnamespace
     union all
    select t.oid, 'trigger', format('%I on %I', t.tgname, c.relname), pg_get_triggerdef(t.oid),
           obj_description(t.oid, 'pg_trigger')
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
  ) routine order by oid`;

/** Reads what a database holds from PostgreSQL's own catalogue. */
export async function readCatalogue(pool: pg.Pool): Promise<Catalogue> {
  const tables = await pool.query<Table>(TABLES);
  const routines = await pool.query<Routine>(ROUTINES);
  return { tables: tables.rows, routines: routines.rows };
}
