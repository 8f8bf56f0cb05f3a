import { FORM_2014 } from './form-2014.js';
import { FORM_2019_DIFFERENCES } from './form-2019.js';
import { FORM_2021 } from './form-2021.js';
import type { Indicator } from './indicator.js';

/** The generations of the form, by the year they came into use. */
export type FormGeneration = '2014' | '2019' | '2021';

const SPLIT_IN_2021 = new Set([
  'application.other.not_amended',
  'application.other.fee_unpaid',
  'application.other.other',
]);

const form2019: readonly Indicator[] = [
  ...FORM_2019_DIFFERENCES.filter((row) => row.table === '2'),
  ...FORM_2021.filter((row) => row.table !== '2').flatMap((row) => {
    if (!SPLIT_IN_2021.has(row.code)) return [row];
    return row.code === 'application.other.not_amended'
      ? FORM_2019_DIFFERENCES.filter((own) => own.table === '3')
      : [];
  }),
];

/** Every form's indicators in the order that the form prints them. */
export const FORMS: Readonly<Record<FormGeneration, readonly Indicator[]>> = {
  '2014': FORM_2014,
  '2019': form2019,
  '2021': FORM_2021,
};

const byCode = new Map<string, Indicator>();
for (const form of [FORM_2014, form2019, FORM_2021]) for (const row of form) byCode.set(row.code, row);

/** The indicator with a code, whichever form it belongs to; undefined for unknown codes. */
export function findIndicator(code: string): Indicator | undefined {
  return byCode.get(code);
}

/**
 * The generation that was in force for a reporting year: 2014-2018 the statistics table, 2019-2020 and 2021 on the six
 * sections. Null before 2014, when no form was prescribed.
 */
export function formInForce(reportYear: number): FormGeneration | null {
  if (reportYear < 2014) return null;
  if (reportYear < 2019) return '2014';
  return reportYear < 2021 ? '2019' : '2021';
}
