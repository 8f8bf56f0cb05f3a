import { FORM_2014, type Code2014 } from './form-2014.js';
import { FORM_2019, type Code2019 } from './form-2019.js';
import { FORM_2021, type Code2021 } from './form-2021.js';
import { GENERATIONS, type Generation } from './generations.js';
import type { Indicator } from './indicator.js';

/** A code of any form's indicators. */
export type IndicatorCode = Code2014 | Code2019 | Code2021;

/** Every form's indicators in the order that the form prints them. */
export const FORMS: Readonly<Record<Generation, readonly Indicator[]>> = {
  '2014': FORM_2014,
  '2019': FORM_2019,
  '2021': FORM_2021,
};

const byCode = new Map<string, Indicator>();
for (const generation of GENERATIONS) for (const row of FORMS[generation]) byCode.set(row.code, row);

/** The indicator with a code, whichever form it belongs to; undefined for unknown codes. */
export function findIndicator(code: string): Indicator | undefined {
  return byCode.get(code);
}

/**
 * The generation that was in force for a reporting year: 2014-2018 the statistics table, 2019-2020 and 2021
 * on the six sections. Null before 2014, when no form was prescribed.
 */
export function formInForce(reportYear: number): Generation | null {
  if (reportYear < 2014) return null;
  if (reportYear < 2019) return '2014';
  return reportYear < 2021 ? '2019' : '2021';
}
