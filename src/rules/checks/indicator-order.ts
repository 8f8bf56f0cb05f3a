import type { Report } from '../../report/report.js';
import { countable, figures, indicatorName } from './figures.js';
import type { FindingDraft } from '../rule.js';

/**
 * One indicator of the 2014 form must not exceed another.
 *
 * @param report the report
 * @param smaller code of the indicator that is at most as large
 * @param larger code of the indicator that bounds it
 * @returns one finding about `smaller` where both are numbers and it exceeds `larger`, else none
 */
export function exceeding(report: Report, smaller: string, larger: string): FindingDraft[] {
  const facts = figures(report, '2014');
  const low = countable(facts.get(smaller));
  const high = countable(facts.get(larger));
  if (low === null || high === null || low.value <= high.value) return [];
  return [
    {
      subject: smaller,
      message: {
        zh: `${indicatorName(smaller)} ${low.value} 大于${indicatorName(larger)} ${high.value}。`,
        en: `${smaller} is ${low.value}, more than ${larger}, ${high.value}.`,
      },
      expected: `≤ ${high.value}`,
      actual: low.value,
      evidence: [low.span, high.span],
    },
  ];
}
