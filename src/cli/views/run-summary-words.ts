import { both, type Bilingual } from '../../language.js';
import { counted } from '../../words/counted.js';

/** What the summary of a run says. */
export const SUMMARY = {
  runHeading: (run: number, label: string) =>
    both(
      `批次 ${run}${label === '' ? '' : `（${label}）`}`,
      `Run ${run}${label === '' ? '' : ` (${label})`}`,
    ),
  items: both('文件', 'Files'),
  reports: both('报告', 'Reports'),
  findings: both('发现', 'Findings'),
  itemCounts: (c: { planned: number; done: number; unchanged: number; failed: number; pending: number }) =>
    both(
      `${c.planned} 份：完成 ${c.done}，未变 ${c.unchanged}，失败 ${c.failed}，待办 ${c.pending}`,
      `${c.planned}: ${c.done} done, ${c.unchanged} unchanged, ${c.failed} failed, ${c.pending} pending`,
    ),
  archives: both('压缩包', 'Archives'),
  archiveCounts: (c: { opened: number; passedOver: number }) =>
    both(
      `打开 ${c.opened} 个，略过其中 ${c.passedOver} 个不是年报的条目`,
      `${c.opened} opened, ${counted(c.passedOver, 'entry', 'entries')} in them passed over as no reports`,
    ),
  reportCounts: (c: { new: number; changed: number; unchanged: number }) =>
    both(
      `新增 ${c.new}，变更 ${c.changed}，未变 ${c.unchanged}`,
      `${c.new} new, ${c.changed} changed, ${c.unchanged} unchanged`,
    ),
  severityCounts: (c: { error: number; warning: number; info: number }) =>
    both(
      `错误 ${c.error}，警告 ${c.warning}，提示 ${c.info}`,
      `${counted(c.error, 'error')}, ${counted(c.warning, 'warning')}, ${c.info} info`,
    ),
  alarmsHeading: both(
    '警报：与同一定时任务的上一批次相比',
    'Alarms, compared with the run of the same schedule before',
  ),
  sourceAlarm: (a: {
    alarm: 'nothing' | 'fewer';
    usual: number;
    yielded: number;
    runs: number;
  }): Bilingual => {
    const again = a.runs > 1 ? both(`（连续第 ${a.runs} 次）`, ` (${a.runs} runs in a row)`) : both('', '');
    return a.alarm === 'nothing'
      ? both(`没有年报，以往 ${a.usual} 份${again.zh}`, `no report, ${a.usual} before${again.en}`)
      : both(
          `只有 ${a.yielded} 份，以往 ${a.usual} 份${again.zh}`,
          `only ${a.yielded}, ${a.usual} before${again.en}`,
        );
  },
  nextAlarms: (run: number) =>
    both(
      `查看各来源收到多少：nianbao status ${run} --sources`,
      `See what each source gave: nianbao status ${run} --sources`,
    ),
  workedFor: (time: string, rate: string) => both(`${time}，每秒 ${rate} 份`, `${time}, ${rate}/s`),
  failuresHeading: both('失败原因', 'Failures'),
  seriousHeading: both('最重要的发现', 'Most serious findings'),
  nextHeading: both('下一步', 'Next'),
  nextFailed: (run: number) =>
    both(
      `查看失败项：nianbao failed --run ${run}；处理后重试：nianbao retry --run ${run}`,
      `See what failed: nianbao failed --run ${run}; fix it, then: nianbao retry --run ${run}`,
    ),
  nextFindings: (run: number) =>
    both(`查看全部发现：nianbao findings --run ${run}`, `See all findings: nianbao findings --run ${run}`),
  nextReports: both('查看报告：nianbao reports', 'See the reports: nianbao reports'),
  nextPending: (run: number) =>
    both(
      `待办的由工作进程处理（nianbao worker），或在此继续：nianbao resume ${run}；查看进度：nianbao status ${run} --watch`,
      `What is pending is done by workers (nianbao worker), or here: nianbao resume ${run}; see how far it is: nianbao status ${run} --watch`,
    ),
  took: both('用时', 'Took'),
};
