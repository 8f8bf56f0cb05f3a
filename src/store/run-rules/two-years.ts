import { carriedOverMismatch, type CarriedOver } from '../../rules/run/carried-over-mismatch.js';
import { inForceBalance, type DocumentsInForce } from '../../rules/run/in-force-balance.js';
import { yearOnYearJump, type TwoYears } from '../../rules/run/year-on-year-jump.js';
import { withFacts } from './ask.js';
import { figureJson, figures, referenceJson, WHOLE } from './sql.js';

const NOW = 'select now_report as report_id from pair';
const BEFORE = 'select before_report as report_id from pair';
const IN_ORDER = 'n.path collate "C", n.report_id';
const HELD_PAIR = `
    join held n on n.report_id = p.now_report
    join held b on b.report_id = p.before_report`;

const CARRIED_OVER = `
  with carried_in as materialized (${figures(NOW, `o.indicator = 'application.carried_in'`)}),
       carried_out as materialized (${figures(BEFORE, `o.indicator = 'application.carried_out'`)})
  select ${referenceJson('n')} as about, i.applicant, ${figureJson('i', 'n')} as "carriedIn",
         ${figureJson('e', 'b')} as "carriedOut"
    from pair p
    ${HELD_PAIR}
    join carried_in i on i.report_id = p.now_report
    join carried_out e on e.report_id = p.before_report and e.applicant = i.applicant
   where i.value <> e.value
   order by ${IN_ORDER}, i.position`;

const IN_FORCE = `
  with mine as materialized (${figures(
    `${NOW} union ${BEFORE}`,
    `o.indicator = any (array['regulation.in_force', 'regulation.issued', 'regulation.repealed',
                              'normative.in_force', 'normative.issued', 'normative.repealed'])`,
  )})
  select ${referenceJson('n')} as about, kind, ${figureJson('before', 'b')} as "inForceBefore",
         ${figureJson('issued', 'n')} as issued, ${figureJson('repealed', 'n')} as repealed,
         ${figureJson('now', 'n')} as "inForce"
    from pair p
    ${HELD_PAIR}
    cross join (values ('regulation'), ('normative')) kinds(kind)
    join mine before on before.report_id = p.before_report and before.indicator = kind || '.in_force'
    join mine issued on issued.report_id = p.now_report and issued.indicator = kind || '.issued'
    join mine repealed on repealed.report_id = p.now_report and repealed.indicator = kind || '.repealed'
    join mine now on now.report_id = p.now_report and now.indicator = kind || '.in_force'
   where now.value <> before.value + issued.value - repealed.value
   order by ${IN_ORDER}, now.position`;

const JUMPS = `
  with now as materialized (${figures(NOW, WHOLE)}), before as materialized (${figures(BEFORE, WHOLE)})
  select ${referenceJson('n')} as about, now.indicator, ${figureJson('before', 'b')} as before,
         ${figureJson('now', 'n')} as now
    from pair p
    ${HELD_PAIR}
    join now on now.report_id = p.now_report
    join before on before.report_id = p.before_report and before.indicator = now.indicator
               and before.applicant is not distinct from now.applicant
   where greatest(now.value, before.value) >= $1
     and greatest(now.value, before.value) > $2 * least(now.value, before.value)
   order by ${IN_ORDER}, now.position`;

/** {@link carriedOverMismatch} with its facts. */
export const askCarriedOver = withFacts(carriedOverMismatch, async ({ client }) => ({
  facts: (await client.query<CarriedOver>(CARRIED_OVER)).rows,
  judged: 'pairs',
}));

/** {@link inForceBalance} with its facts. */
export const askInForce = withFacts(inForceBalance, async ({ client }) => ({
  facts: (await client.query<DocumentsInForce>(IN_FORCE)).rows,
  judged: 'pairs',
}));

/** {@link yearOnYearJump} with its facts. */
export const askJumps = withFacts(yearOnYearJump, async ({ client, thresholds: { floor, factor } }) => ({
  facts: (await client.query<TwoYears>(JUMPS, [floor, factor])).rows,
  judged: 'pairs',
}));
