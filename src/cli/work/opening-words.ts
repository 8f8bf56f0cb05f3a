import { both, type Bilingual } from '../../language.js';
import type { Config } from '../../settings/config.js';

/** What is said while the database is connected to. */
export const OPENING_DATABASE = both('连接数据库', 'Connecting to the database');

const STARTING_DATABASE = both(
  '启动内置 PostgreSQL（首次需几秒）',
  'Starting the embedded PostgreSQL (some seconds the first time)',
);

/** What is said while the schema is brought up to date. */
export const MIGRATING = both('更新数据库结构', 'Bringing the database schema up to date');

/** What is said while the database of this configuration is opened. */
export const openingOf = ({ databaseUrl }: Pick<Config, 'databaseUrl'>): Bilingual =>
  databaseUrl === undefined ? STARTING_DATABASE : OPENING_DATABASE;
