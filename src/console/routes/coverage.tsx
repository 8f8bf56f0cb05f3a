import type { FastifyInstance } from 'fastify';
import { today } from '../../settings/today.js';
import { countyOf, createCoverageMaps } from '../../store/coverage/browse-coverage.js';
import type { Console } from '../open-console.js';
import { CoveragePage, OrgansPage } from '../pages/coverage.js';
import { sendPage } from '../view.js';
import { idCursor, PAGE, readAsked } from './asked.js';

/** Who published and who did not. */
export function coverageRoutes(app: FastifyInstance, { pool, view }: Console): void {
  const maps = createCoverageMaps(pool);

  /** The year that is asked for; else the latest one with reports. */
  const yearOf = (asked: number | undefined, years: readonly number[]): number =>
    asked !== undefined && years.includes(asked) ? asked : (years.at(-1) ?? 0);

  app.get('/coverage', async (request, reply) => {
    const map = await maps(today());
    const year = yearOf(readAsked(request.query).year, map.years);
    return sendPage(reply, <CoveragePage view={view(request)} map={map} year={year} />);
  });

  app.get('/coverage/organs', async (request, reply) => {
    const map = await maps(today());
    const asked = readAsked(request.query);
    const { county, organ: status, q } = asked;
    const year = yearOf(asked.year, map.years);
    const found = (map.rows.get(year) ?? []).filter(
      (row) =>
        (county === undefined || countyOf(row) === county) &&
        (status === undefined || row.status === status) &&
        (q === undefined || row.issuer.includes(q)),
    );
    const from = idCursor(asked) ?? 0;
    const shown = found.slice(from, from + PAGE);
    return sendPage(
      reply,
      <OrgansPage
        view={view(request)}
        map={map}
        search={{ year, county, status, q }}
        rows={shown}
        cursor={from + PAGE < found.length ? String(from + PAGE) : undefined}
        paged={asked.cursor !== undefined}
      />,
    );
  });
}
