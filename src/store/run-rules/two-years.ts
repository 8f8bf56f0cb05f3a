import { carriedOverMismatch, type CarriedOver } from '../../rules/run/carried-over-mismatch.js';
import { inForceBalance, type DocumentsInForce } from '../../rules/run/in-force-balance.js';
import { yearOnYearJump, type TwoYears } from '../../rules/run/year-on-year-jump.js';
import { withFacts } from './ask.js';
import { figureJson, referenceJson, withoutNestedLoops } from './sql.js';

const IN_ORDER = 'n.path collate "C", n.report_id';
const HELD_PAIR = `
    join held n on n.report_id = p.now_report
    join held b on b.report_id = p.before_report`;

const CARRIED_OVER = `
  select ${referenceJson('n')} as about, i.applicant, ${figureJson('i', 'n')} as "carriedIn",
         ${figureJson('e', 'b')} as "carriedOut"
    from pair p
    ${HELD_PAIR}
    join pair_figure i on i.report_id = p.now_report and i.indicator = 'application.carried_in'
    join pair_figure e on e.report_id = p.before_report and e.indicator = 'application.carried_out'
                      and e.applicant = i.applicant
   where i.value <> e.value
   order by ${IN_ORDER}, i.position`;

const IN_FORCE = `
  select ${referenceJson('n')} as about, kind, ${figureJson('before', 'b')} as "inForceBefore",
         ${figureJson('issued', 'n')} as issued, ${figureJson('repealed', 'n')} as repealed,
         ${figureJson('now', 'n')} as "inForce"
    from pair p
    ${HELD_PAIR}
    cross join (values ('regulation'), ('normative')) kinds(kind)
    join pair_figure before on before.report_id = p.before_report and before.indicator = kind || '.in_force'
    join pair_figure issued on issued.report_id = p.now_report and issued.indicator = kind || '.issued'
    join pair_figure repealed on repealed.report_id = p.now_report and repealed.indicator = kind || '.repealed'
    join pair_figure now on now.report_id = p.now_report and now.indicator = kind || '.in_force'
   where now.value <> before.value + issued.value - repealed.value
   order by ${IN_ORDER}, now.position`;

const JUMPS = `
  select ${referenceJson('n')} as about, now.indicator, ${figureJson('before', 'b')} as before,
         ${figureJson('now', 'n')} as now
    from pair p
    ${HELD_PAIR}
    join pair_figure now on now.report_id = p.now_report and coalesce(now.applicant, 'total') = 'total'
    join pair_figure before on before.report_id = p.before_report and before.indicator = now.indicator
                           and before.applicant is not distinct from now.applicant
   where greatest(now.value, before.value) >= $1
     and greatest(now.value, before.value) > $2 * least(now.value, before.value)
   order by ${IN_ORDER}, now.position`;

/** {@link carriedOverMismatch} with its facts. */
export const askCarriedOver = withFacts(carriedOverMismatch, async ({ client }) => ({
  facts: await withoutNestedLoops<CarriedOver>(client, CARRIED_OVER, []),
  checked: 'pairs',
}));

/** {@link inForceBalance} with its facts. */
export const askInForce = withFacts(inForceBalance, async ({ client }) => ({
  facts: await withoutNestedLoops<DocumentsInForce>(client, IN_FORCE, []),
  checked: 'pairs',
}));

/** {@link yearOnYearJump} with its facts. */
export const askJumps = withFacts(yearOnYearJump, async ({ client, thresholds: { floor, factor } }) => ({
  facts: await withoutNestedLoops<TwoYears>(client, JUMPS, [floor, factor]),
  checked: 'pairs',
}));
