/** The generations of the form, by the year they came into use. */
export const GENERATIONS = ['2014', '2019', '2021'] as const;

/** A generation of the form. */
export type Generation = (typeof GENERATIONS)[number];

/** The generations whose report has six sections, with tables 2, 3 and 4. */
export type SixSections = Exclude<Generation, '2014'>;

/** The tables of the forms: `statistics` is that of 2014; 2019 and 2021 number theirs. */
export const FORM_TABLES = ['statistics', '2', '3', '4'] as const;

/** A table of a form. */
export type FormTable = (typeof FORM_TABLES)[number];
