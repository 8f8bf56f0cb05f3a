import type { FastifyInstance } from 'fastify';
import { today } from '../../settings/today.js';
import { chosenOrgans, COVERAGE_FILTER, COVERAGE_YEAR } from '../../store/coverage/coverage-filter.js';
import { createCoverageMaps } from '../../store/coverage/coverage-map.js';
import type { Console } from '../console.js';
import { CoveragePage, OrgansPage } from '../pages/coverage.js';
import { sendPage } from '../view.js';
import { PAGE, readFilter, readPlace } from './asked.js';

const ORGANS = COVERAGE_FILTER.extend({ year: COVERAGE_YEAR.optional() });

/** Who published and who did not. */
export function coverageRoutes(app: FastifyInstance, { db, view }: Console): void {
  const maps = createCoverageMaps(db);

  /** The year that is asked for; else the latest one with reports. */
  const yearOf = (asked: number | undefined, years: readonly number[]): number =>
    asked !== undefined && years.includes(asked) ? asked : (years.at(-1) ?? 0);

  app.get('/coverage', async (request, reply) => {
    const map = await maps(today());
    const year = yearOf(readFilter(ORGANS, request.query).year, map.years);
    return sendPage(reply, <CoveragePage view={view(request)} map={map} year={year} />);
  });

  app.get('/coverage/organs', async (request, reply) => {
    const map = await maps(today());
    const filter = readFilter(ORGANS, request.query);
    const search = { ...filter, year: yearOf(filter.year, map.years) };
    const found = chosenOrgans(map.rows.get(search.year) ?? [], search);
    const { cursor } = readPlace(request.query);
    const from = Number(cursor ?? 0) || 0;
    return sendPage(
      reply,
      <OrgansPage
        view={view(request)}
        map={map}
        search={search}
        rows={found.slice(from, from + PAGE)}
        cursor={from + PAGE < found.length ? String(from + PAGE) : null}
        paged={cursor !== undefined}
      />,
    );
  });
}
