import type { Observation } from '../../report/report.js';
import { countable, figureKey, indicatorName, sumOf, type NumericObservation } from './figures.js';
import type { FindingDraft } from '../rule.js';

function nameOf({ indicator, applicant }: Observation): string {
  return applicant === undefined ? indicatorName(indicator) : `${indicatorName(indicator)}@${applicant}`;
}

function addition(known: readonly NumericObservation[], sum: number): string {
  return known.length === 1 ? `${sum}` : `${known.map(({ value }) => value).join('+')}=${sum}`;
}

/**
 * Compares a total with its parts.
 *
 * @param total the cell that prints the total
 * @param parts the cells of its parts that stand in the table
 * @param allPrinted every part of the total stands in the table; if not, less than the total proves nothing
 * @returns a draft about the total where the parts are all numbers and do not add up, or where those that are
 *   numbers alone exceed it; else null
 */
export function sumDraft(
  total: Observation | undefined,
  parts: readonly Observation[],
  allPrinted: boolean,
): FindingDraft | null {
  const whole = countable(total);
  const known = parts.flatMap((part) => countable(part) ?? []);
  if (whole === null || known.length === 0) return null;
  const sum = sumOf(known);
  const complete = allPrinted && known.length === parts.length;
  if (sum === whole.value || (sum < whole.value && !complete)) return null;

  const key = figureKey(whole.indicator, whole.applicant);
  const listed = known.map((part) => `${nameOf(part)} ${part.value}`).join('，');
  const difference = sumOf([{ ...whole, value: Math.abs(whole.value - sum) }]);
  return {
    subject: key,
    message: complete
      ? {
          zh: `${nameOf(whole)}：各部分之和 ${addition(known, sum)}，与所报 ${whole.value} 不符，相差 ${difference}（${listed}）。`,
          en: `${key}: the parts add up to ${addition(known, sum)}, the table reports ${whole.value}, a difference of ${difference}.`,
        }
      : {
          zh: `${nameOf(whole)}：仅已填的各部分之和 ${addition(known, sum)}，已超过所报 ${whole.value}（${listed}）。`,
          en: `${key}: the parts that are filled in alone add up to ${addition(known, sum)}, more than the ${whole.value} reported.`,
        },
    expected: complete ? sum : `≥ ${sum}`,
    actual: whole.value,
    evidence: [whole.span, ...known.map(({ span }) => span)],
  };
}
