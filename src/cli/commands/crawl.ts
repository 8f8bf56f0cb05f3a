import { both } from '../../language.js';
import { command } from '../command/command.js';
import { JSON_LINES, NO_WORK, RUN_LABEL } from '../command/shared-options.js';
import { needed, text } from '../command/values.js';
import { announceInterrupt } from '../work/stopping.js';
import { withPipeline } from '../work/with-pipeline.js';

const SAID = {
  noContact: both(
    '未设置 NIANBAO_CONTACT：请写明邮箱或网址，让网站管理员能联系到您。',
    'NIANBAO_CONTACT is not set: name an address of mail or the web, so that a site can reach you.',
  ),
  nothingListed: both('抓取清单里没有网址。', 'The crawl list names no address.'),
  planning: both('读取抓取清单', 'Reading the crawl list'),
};

/** Plans a run over a crawl list and works it to its end. */
export const crawl = command({
  name: 'crawl',
  summary: both(
    '按清单抓取网页和附件中的年报，收入数据库并校验',
    'fetch the reports that a list of addresses names, take them into the database and check them',
  ),
  arguments: {
    list: needed(
      text(
        'list',
        'CSV 清单，表头含 url（网址），可含 issuer、division、year、kind、robots_override；或每行一个网址',
        'CSV with the column url, and if you like issuer, division, year, kind, robots_override; or one address a line',
      ),
    ),
  },
  options: { runLabel: RUN_LABEL, work: NO_WORK, json: JSON_LINES },
  examples: ['crawl sites.csv', 'crawl sites.csv --run-label 2024 --json'],
  run: ({ list, runLabel, work }, call) =>
    withPipeline(call, { quiet: true }, async (pipeline, progress) => {
      const { screen, say, signal, env } = call;
      const { planRun } = await import('../../pipeline/planners/plan-run.js');
      const { workRuns } = await import('../work/work-runs.js');
      announceInterrupt(call);
      if ((env.NIANBAO_CONTACT ?? '').trim() === '') screen.note(say(SAID.noContact));
      progress.phase(say(SAID.planning));
      const { runId, planned } = await planRun(
        pipeline,
        { kind: 'crawl', list },
        { label: runLabel, signal, onProgress: (found) => progress.update(found, null) },
      );
      if (planned === 0 && !signal.aborted) screen.note(say(SAID.nothingListed));
      return workRuns(call, pipeline, progress, [runId], work);
    }),
});
