import type { Observation, Report } from '../../report/report.js';
import { findIndicator } from '../../templates/forms.js';
import type { Indicator } from '../../templates/indicator.js';
import { figureKey, indicatorName } from './figures.js';
import { APPLICANTS } from '../../templates/applicants.js';

/** A cell of the tables of 2019 and 2021 where a number of items is due. */
export interface CountCell {
  observation: Observation;
  key: string;
  /** What a reader of the form calls the cell. */
  name: string;
}

/** No counts: amounts of money, changes that may be negative, words. */
function isCount(row: Indicator): boolean {
  return row.relation !== 'signed' && row.relation !== 'text' && row.unit !== '' && !row.unit.endsWith('元');
}

/**
 * The cells of a report's tables of 2019 and 2021 where a number of items is due, in the order of the form.
 */
export function countCells({ observations }: Report): CountCell[] {
  return observations.flatMap((observation) => {
    const row = findIndicator(observation.indicator);
    if (row === undefined || row.table === 'statistics' || !isCount(row)) return [];
    const column = APPLICANTS.find(({ code }) => code === observation.applicant)?.name;
    const key = figureKey(observation.indicator, observation.applicant);
    const name = `${indicatorName(observation.indicator)}${column === undefined ? '' : `（${column}）`}`;
    return [{ observation, key, name }];
  });
}
