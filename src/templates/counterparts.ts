import { FORMS, type IndicatorCode } from './forms.js';
import { GENERATIONS, type Generation } from './generations.js';

/**
 * Indicator codes by generation; several where one statement fills several cells with the same number (0).
 */
export type Codes = Readonly<Record<Generation, readonly IndicatorCode[]>>;

/**
 * Rows of different forms that mean the same: the code in the earlier form, then what the later ones have in
 * its place. 行政诉讼数量 became two columns.
 */
// prettier-ignore
const COUNTERPARTS: readonly (readonly IndicatorCode[])[] = [
  ['disclosure.normative', 'normative.newly_disclosed'],
  ['disclosure.normative_issued', 'normative.made', 'normative.issued'],
  ['regulation.made', 'regulation.issued'],
  ['request.received', 'application.received'],
  ['request.closed', 'application.total'],
  ['request.answered', 'application.total'],
  ['request.answered.granted', 'application.granted'],
  ['request.answered.partly_granted', 'application.partly_granted'],
  ['request.answered.refused.state_secret', 'application.refused.state_secret'],
  ['request.answered.refused.public_safety', 'application.refused.public_safety'],
  ['reconsideration', 'review.total'],
  ['reconsideration.upheld', 'review.upheld'],
  ['reconsideration.corrected', 'review.corrected'],
  ['reconsideration.other', 'review.other'],
  ['litigation', 'litigation.direct.total', 'litigation.after_review.total'],
];

const codesOf = new Map<Generation, ReadonlySet<string>>(
  GENERATIONS.map((generation) => [generation, new Set(FORMS[generation].map(({ code }) => code))]),
);

function inForms(codes: readonly IndicatorCode[]): Codes {
  const of = (generation: Generation): readonly IndicatorCode[] =>
    codes.filter((code) => codesOf.get(generation)?.has(code) === true);
  return { '2014': of('2014'), '2019': of('2019'), '2021': of('2021') };
}

/** An indicator's code in the generations whose form has the row, and none in the others. */
export function inItsForms(code: IndicatorCode): Codes {
  return inForms([code]);
}

/**
 * What stands for an indicator in each generation: the row itself, or its counterpart.
 *
 * @param code the code in the earliest form that has the row
 */
export function acrossForms(code: IndicatorCode): Codes {
  return inForms(COUNTERPARTS.find(([first]) => first === code) ?? [code]);
}

/** The same for words of the 2019 form, which some offices still fill in years later. */
export function acrossFormsAsIn2019(code: IndicatorCode): Codes {
  const codes = acrossForms(code);
  return { ...codes, '2021': codes['2019'] };
}

/** The same code in all generations: only the 2014 form has the row, but every report may say it. */
export function everywhere(code: IndicatorCode): Codes {
  return { '2014': [code], '2019': [code], '2021': [code] };
}
