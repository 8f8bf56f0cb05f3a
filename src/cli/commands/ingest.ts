import { both } from '../../language.js';
import { command } from '../command/command.js';
import { JSON_LINES, NO_WORK, RUN_LABEL } from '../command/shared-options.js';
import { many, needed, text } from '../command/values.js';
import { PLANNING } from '../work/processing-words.js';
import { announceInterrupt } from '../work/stopping.js';
import { withPipeline } from '../work/with-pipeline.js';

const NOTHING_PLANNED = both(
  '没有找到年报文件（.txt、.md、.html、.docx、.doc、.xlsx、.pdf、.zip 等）。请检查路径。',
  'No report files (.txt, .md, .html, .docx, .doc, .xlsx, .pdf, .zip …) were found. Check the paths.',
);

/** Plans a run over files and directories and works it to its end. */
export const ingest = command({
  name: 'ingest',
  summary: both(
    '把文件、目录和压缩包中的年报收入数据库并校验',
    'take the reports of files, directories and archives into the database and check them',
  ),
  arguments: {
    paths: needed(
      many(
        text(
          'path',
          '文件、压缩包或目录（含下级目录）',
          'files, archives, or directories with all below them',
        ),
      ),
    ),
  },
  options: { runLabel: RUN_LABEL, work: NO_WORK, json: JSON_LINES },
  examples: ['ingest reports/', 'ingest reports/ --run-label 2024'],
  run: ({ paths, runLabel, work }, call) =>
    withPipeline(call, { quiet: true }, async (pipeline, progress) => {
      const { screen, say, signal } = call;
      const { planRun } = await import('../../pipeline/planners/plan-run.js');
      const { workRuns } = await import('../work/work-runs.js');
      announceInterrupt(call);
      progress.phase(say(PLANNING));
      const { runId, planned } = await planRun(
        pipeline,
        { kind: 'ingest', paths: [...paths] },
        { label: runLabel, signal, onProgress: (found) => progress.update(found, null) },
      );
      if (planned === 0 && !signal.aborted) screen.note(say(NOTHING_PLANNED));
      return workRuns(call, pipeline, progress, [runId], work);
    }),
});
