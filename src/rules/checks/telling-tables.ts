import type { FormTable } from '../../templates/generations.js';

/** The tables that differ between generations of the form. Table 4 is the same in those of 2019 and 2021. */
export const TELLING_TABLES = ['statistics', '2', '3'] as const satisfies readonly FormTable[];
