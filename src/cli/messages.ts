import type { Bilingual } from '../language.js';

/** `1 item`, `2 items`. */
function count(value: number, one: string, many = `${one}s`): string {
  return `${value} ${value === 1 ? one : many}`;
}

const both = (zh: string, en: string): Bilingual => ({ zh, en });

const alike = (n: number): Bilingual =>
  n === 0 ? both('', '') : both(`，另 ${n} 条原已如此`, `; ${n} unchanged`);

/** Numbers that name nothing, and the command that lists those that there are. */
const noSuch =
  (zh: string, en: string, list: string) =>
  (ids: readonly number[]): Bilingual =>
    both(
      `没有${zh} ${ids.join('、')}；用 ${list} 查看`,
      `There is no ${en} ${ids.join(', ')}; ${list} lists them`,
    );

/**
 * Every sentence that the command line says, in both languages. The texts of the help stand with the commands in
 * commands.ts, those of errors with their codes in errors.ts.
 */
export const MESSAGES = {
  // Help
  usageHeading: both('用法：', 'Usage:'),
  argumentsHeading: both('参数：', 'Arguments:'),
  optionsHeading: both('选项：', 'Options:'),
  globalOptionsHeading: both('全局选项：', 'Global options:'),
  commandsHeading: both('命令：', 'Commands:'),
  examplesHeading: both('示例：', 'Examples:'),
  helpOption: both('显示帮助', 'show this help'),
  configOption: both(
    '配置文件（默认为当前目录的 nianbao.config.json）',
    'configuration file (nianbao.config.json of the working directory when not given)',
  ),
  helpCommand: both('显示某个命令的帮助', 'show the help of a command'),
  versionOption: both('显示版本', 'show the version'),
  choices: (values: readonly string[]) =>
    both(`（可选：${values.join('、')}）`, ` (one of ${values.join(', ')})`),
  program: both(
    '把政府信息公开工作年度报告变成可查询的 Postgres 数据和校验发现。',
    'Turns annual reports on government information disclosure into Postgres rows and validation findings.',
  ),
  environment: both(
    '环境变量：DATABASE_URL（不设则用内置 PostgreSQL）、REDIS_URL（不设则队列也放在该数据库）、NIANBAO_DATA_DIR、NIANBAO_CONFIG、NIANBAO_LANG、NIANBAO_LOG_LEVEL。\n退出码：0 完成；1 用法或环境有误；2 已完成但有失败项；130 被中断。',
    'Environment: DATABASE_URL (without it, an embedded PostgreSQL), REDIS_URL (without it, queues in that database), NIANBAO_DATA_DIR, NIANBAO_CONFIG, NIANBAO_LANG, NIANBAO_LOG_LEVEL.\nExit codes: 0 done; 1 usage or environment error; 2 finished, but some items failed; 130 interrupted.',
  ),

  // Usage errors
  missingArgument: (name: string) => both(`缺少参数 ${name}`, `The argument ${name} is missing`),
  missingValue: (name: string) => both(`选项 ${name} 缺少值`, `The option ${name} needs a value`),
  unknownOption: (name: string) => both(`没有选项 ${name}`, `There is no option ${name}`),
  unknownCommand: (name: string) => both(`没有命令 ${name}`, `There is no command ${name}`),
  excessArguments: both('参数过多', 'There are too many arguments'),
  wrongChoice: (option: string, value: string, choices: readonly string[]) =>
    both(
      `选项 ${option} 不接受值 ${value}，可用：${choices.join('、')}`,
      `The option ${option} does not take the value ${value}, only ${choices.join(', ')}`,
    ),
  didYouMean: (name: string) => both(`（是不是 ${name}？）`, ` (did you mean ${name}?)`),
  notANumber: (name: string, value: string) =>
    both(`${name} 应为正整数，而不是 ${value}`, `${name} takes a positive whole number, not ${value}`),
  noSuch: {
    run: noSuch('批次', 'run', 'nianbao runs'),
    item: noSuch('条目', 'item', 'nianbao failed'),
    report: noSuch('报告', 'report', 'nianbao reports'),
    finding: noSuch('发现', 'finding', 'nianbao findings'),
    delivery: noSuch('投递', 'delivery', 'nianbao deliveries'),
  },
  noSuchRule: (rule: string, near: readonly string[]) =>
    near.length === 0
      ? both(`没有规则 ${rule}；用 nianbao rules 查看`, `There is no rule ${rule}; nianbao rules lists them`)
      : both(
          `没有规则 ${rule}（是不是 ${near.join('、')}？）；用 nianbao rules 查看`,
          `There is no rule ${rule} (did you mean ${near.join(', ')}?); nianbao rules lists them`,
        ),
  noRunYet: both(
    '还没有任何批次；先运行 nianbao ingest',
    'There is no run yet; start one with nianbao ingest',
  ),

  // Progress
  progressFailed: (n: number) => both(`失败 ${n}`, `${n} failed`),
  progressRate: (rate: string) => both(`${rate} 份/秒`, `${rate}/s`),
  progressLeft: (time: string) => both(`还需 ${time}`, `${time} left`),
  openingDatabase: both('连接数据库', 'Connecting to the database'),
  startingDatabase: both(
    '启动内置 PostgreSQL（首次需几秒）',
    'Starting the embedded PostgreSQL (some seconds the first time)',
  ),
  migrating: both('更新数据库结构', 'Bringing the database schema up to date'),
  checking: both('检查环境', 'Checking the environment'),
  planning: both('清点文件', 'Listing the files'),
  planningCrawl: both('读取抓取清单', 'Reading the crawl list'),
  ingesting: both('处理', 'Processing'),
  comparing: both('各报告相互核对', 'Comparing the reports with each other'),
  parsing: both('解析', 'Parsing'),
  sampling: both('生成样本', 'Writing samples'),

  // Interruption
  interrupting: both(
    '正在收尾：完成或放回手头的任务。再按一次 Ctrl-C 立即退出。',
    'Stopping: finishing or releasing the jobs at hand. Press Ctrl-C again to exit at once.',
  ),
  interruptedRemaining: (run: number | string, remaining: number) =>
    both(
      `批次 ${run} 已中断，还有 ${remaining} 项未完成。继续：nianbao resume ${run}，或再次运行同一条 ingest 命令。`,
      `Run ${run} was interrupted; ${count(remaining, 'item')} left. To go on: nianbao resume ${run}, or the same ingest again.`,
    ),

  // parse
  issuer: both('发布机关', 'Issuer'),
  reportYear: both('年度', 'Year'),
  period: both('统计期限', 'Period'),
  assumed: both('（报告未写明，按公历年）', ' (not stated; calendar year)'),
  publishedOn: both('发布日期', 'Published'),
  declaredParts: both('声明的部分', 'Declared parts'),
  forms: both('统计表', 'Tables'),
  formOf: (table: string, form: string) =>
    table === 'statistics'
      ? both(`${form} 年式统计表`, `statistics table of ${form}`)
      : both(`表${table}（${form} 年式）`, `table ${table} (form of ${form})`),
  none: both('无', 'none'),
  unknown: both('未知', 'unknown'),
  untitled: both('（无标题）', '(no title)'),
  headings: both('标题', 'Headings'),
  observations: (n: number) => both(`统计数（${n}）`, `Observations (${n})`),
  claims: (n: number) => both(`正文中的数字（${n}）`, `Claims in the prose (${n})`),
  findings: (n: number) => both(`校验发现（${n}）`, `Findings (${n})`),
  tables: (n: number) => both(`表格（${n}）`, `Tables (${n})`),
  warnings: both('提醒', 'Warnings'),
  blank: both('（空白）', '(blank)'),
  line: (n: number) => both(`第 ${n} 行`, `line ${n}`),
  parsedSome: (done: number, failed: number) =>
    both(`已解析 ${done} 个文件，${failed} 个失败。`, `${count(done, 'file')} parsed, ${failed} failed.`),

  // sample
  missingOption: (name: string) => both(`缺少选项 ${name}`, `The option ${name} is missing`),
  badYears: (value: string) =>
    both(
      `--years 应为 2008 到 2099 之间的年度，如 2022-2024，而不是 ${value}`,
      `--years takes years from 2008 to 2099, e.g. 2022-2024, not ${value}`,
    ),
  badShare: (value: string) =>
    both(
      `--defects 应为 0 到 1 之间的小数，而不是 ${value}`,
      `--defects takes a number from 0 to 1, not ${value}`,
    ),
  cannotWrite: (directory: string, reason: string) =>
    both(`无法写入目录 ${directory}（${reason}）`, `The directory ${directory} can't be written (${reason})`),
  sampled: (n: number, directory: string) =>
    both(
      `已在 ${directory} 写入 ${n} 份年报和 truth.jsonl。`,
      `${count(n, 'report')} and truth.jsonl written to ${directory}.`,
    ),

  // findings
  alreadyResolved: (ids: readonly number[]) =>
    both(
      `发现 ${ids.join('、')} 已消除，现行报告中不再出现，无需处理；什么也没有改动`,
      `Finding ${ids.join(', ')} is resolved: no current report has it any more. Nothing was changed`,
    ),
  findingHeading: (id: number, issuer: string | null, year: number | null) =>
    both(
      `发现 ${id} · ${issuer ?? '—'} · ${year ?? '—'}`,
      `Finding ${id} · ${issuer ?? '—'} · ${year ?? '—'}`,
    ),
  changedSince: both('（有变化）', ' (changed since)'),
  verdictGiven: {
    confirmed: (n: number, same: number) =>
      both(`已认定 ${n} 条发现属实${alike(same).zh}。`, `${count(n, 'finding')} confirmed${alike(same).en}.`),
    dismissed: (n: number, same: number) =>
      both(
        `已将 ${n} 条发现标为不采纳${alike(same).zh}。`,
        `${count(n, 'finding')} dismissed${alike(same).en}.`,
      ),
    reopened: (n: number, same: number) =>
      both(
        `已撤回对 ${n} 条发现的认定${alike(same).zh}。`,
        `${count(n, 'finding')} reopened${alike(same).en}.`,
      ),
  },
  findingEvents: {
    opened: both('发现', 'opened'),
    changed: both('数值变化', 'changed'),
    resolved: both('消除', 'resolved'),
    reopened: both('重新待核', 'reopened'),
    vanished: both('不再出现', 'vanished'),
    returned: both('再次出现', 'returned'),
    regraded: both('调级', 'regraded'),
    waived: both('豁免', 'waived'),
    unwaived: both('豁免撤销', 'unwaived'),
    confirmed: both('认定属实', 'confirmed'),
    dismissed: both('不采纳', 'dismissed'),
  } as Record<string, Bilingual>,

  // deliveries
  delivering: both('投递', 'Delivering'),
  resent: (n: number, undelivered: number) =>
    both(`已重新投递 ${n} 件，未送达 ${undelivered} 件。`, `${n} sent again; ${undelivered} undelivered.`),
  undelivered: (n: number) =>
    both(
      `有 ${n} 件发现未送达，工作进程会再试。查看：nianbao deliveries --state undelivered`,
      `${n} not delivered yet; workers try again. See: nianbao deliveries --state undelivered`,
    ),
  deliveryStates: {
    pending: both('待投', 'pending'),
    delivered: both('已送达', 'delivered'),
    failed: both('已放弃', 'failed'),
  } as Record<string, Bilingual>,

  // Column heads
  sink: both('接收端', 'Sink'),
  finding: both('发现', 'Finding'),
  event: both('事项', 'Event'),
  by: both('处理人', 'By'),
  note: both('理由', 'Note'),
  expected: both('应为', 'Expected'),
  actual: both('实为', 'Actual'),
  indicator: both('指标', 'Indicator'),
  label: both('名称', 'Label'),
  value: both('值', 'Value'),
  unit: both('单位', 'Unit'),
  place: both('位置', 'Place'),
  quote: both('原文', 'Quote'),
  rule: both('规则', 'Rule'),
  severity: both('级别', 'Severity'),
  status: both('状态', 'Status'),
  message: both('说明', 'Message'),
  id: both('编号', 'Id'),
  run: both('批次', 'Run'),
  runLabel: both('名称', 'Label'),
  item: both('项', 'Item'),
  source: both('来源', 'Source'),
  step: both('步骤', 'Step'),
  code: both('错误码', 'Code'),
  attempts: both('次数', 'Tries'),
  when: both('时间', 'When'),
  title: both('标题', 'Title'),
  observationCount: both('统计数', 'Observations'),
  findingCount: both('发现', 'Findings'),
  current: both('现行', 'Current'),
  division: both('区划', 'Division'),
  deadline: both('期限', 'Deadline'),
  planned: both('计划', 'Planned'),
  done: both('完成', 'Done'),
  unchanged: both('未变', 'Unchanged'),
  failed: both('失败', 'Failed'),
  pending: both('待办', 'Pending'),
  started: both('开始', 'Started'),
  took: both('用时', 'Took'),
  checks: both('检查内容', 'Checks'),
  queue: both('队列', 'Queue'),
  queueWaiting: both('等待', 'Waiting'),
  queueActive: both('进行中', 'Active'),
  queueDelayed: both('稍后重试', 'Delayed'),
  check: both('检查', 'Check'),

  waived: ({ reason, approver, expires }: { reason: string; approver: string; expires: string }) =>
    both(
      `〔豁免至 ${expires}：${reason}（${approver}）〕`,
      `[waived until ${expires}: ${reason} (${approver})] `,
    ),

  // Words for values
  severities: {
    error: both('错误', 'error'),
    warning: both('警告', 'warning'),
    info: both('提示', 'info'),
  } as Record<string, Bilingual>,
  findingStatuses: {
    open: both('待核', 'open'),
    confirmed: both('属实', 'confirmed'),
    dismissed: both('不采纳', 'dismissed'),
    resolved: both('已消除', 'resolved'),
  } as Record<string, Bilingual>,
  runStates: {
    planning: both('清点中', 'planning'),
    running: both('处理中', 'running'),
    finished: both('已结束', 'finished'),
  } as Record<string, Bilingual>,
  coverageStatuses: {
    published: both('已发布', 'published'),
    late: both('逾期发布', 'late'),
    missing: both('未发布', 'missing'),
    due: both('未到期限', 'not due yet'),
    unclear: both('同名待核', 'name unclear'),
    unlisted: both('名录外', 'not in roster'),
  },
  yes: both('是', 'yes'),
  no: both('否', 'no'),
  nothingToList: both('没有记录。', 'Nothing to list. '),
  noRuns: both('开始第一个批次：nianbao ingest 目录', 'Start the first run: nianbao ingest DIRECTORY'),
  noneFailed: both('各批次的情况：nianbao runs', 'How the runs stand: nianbao runs'),
  noFindings: both(
    '已收入的报告：nianbao reports；收入年报：nianbao ingest 目录',
    'The reports that are there: nianbao reports; take some in: nianbao ingest DIRECTORY',
  ),
  noReports: both(
    '收入年报：nianbao ingest 目录；失败的：nianbao failed',
    'Take some in: nianbao ingest DIRECTORY; what failed: nianbao failed',
  ),
  noDeliveries: both(
    '接收端写在配置文件的 sinks 中，见 docs/sinks.md',
    'Sinks are named in the configuration file, see docs/sinks.md',
  ),
  noCoverage: both('载入名录：--roster roster.csv', 'Load a roster: --roster roster.csv'),

  // Summary of a run
  runHeading: (run: number | string, label: string) =>
    both(
      `批次 ${run}${label === '' ? '' : `（${label}）`}`,
      `Run ${run}${label === '' ? '' : ` (${label})`}`,
    ),
  summaryItems: both('文件', 'Files'),
  summaryReports: both('报告', 'Reports'),
  summaryFindings: both('发现', 'Findings'),
  itemCounts: (c: { planned: number; done: number; unchanged: number; failed: number; pending: number }) =>
    both(
      `${c.planned} 份：完成 ${c.done}，未变 ${c.unchanged}，失败 ${c.failed}，待办 ${c.pending}`,
      `${c.planned}: ${c.done} done, ${c.unchanged} unchanged, ${c.failed} failed, ${c.pending} pending`,
    ),
  summaryArchives: both('压缩包', 'Archives'),
  archiveCounts: (c: { opened: number; passedOver: number }) =>
    both(
      `打开 ${c.opened} 个，略过其中 ${c.passedOver} 个不是年报的条目`,
      `${c.opened} opened, ${count(c.passedOver, 'entry', 'entries')} in them passed over as no reports`,
    ),
  reportCounts: (c: { new: number; changed: number; unchanged: number }) =>
    both(
      `新增 ${c.new}，变更 ${c.changed}，未变 ${c.unchanged}`,
      `${c.new} new, ${c.changed} changed, ${c.unchanged} unchanged`,
    ),
  severityCounts: (c: { error: number; warning: number; info: number }) =>
    both(
      `错误 ${c.error}，警告 ${c.warning}，提示 ${c.info}`,
      `${count(c.error, 'error')}, ${count(c.warning, 'warning')}, ${c.info} info`,
    ),
  alarms: both('警报', 'Alarms'),
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
  items: both('项', 'Items'),
  yielded: both('得到年报', 'Reports'),
  usual: both('以往', 'Before'),
  alarm: both('警报', 'Alarm'),
  sourceAlarms: { nothing: both('没有', 'nothing'), fewer: both('减少', 'fewer') },
  failuresHeading: both('失败原因', 'Failures'),
  seriousHeading: both('最重要的发现', 'Most serious findings'),
  nextHeading: both('下一步', 'Next'),
  nextFailed: (run: number | string) =>
    both(
      `查看失败项：nianbao failed --run ${run}；处理后重试：nianbao retry --run ${run}`,
      `See what failed: nianbao failed --run ${run}; mend it, then: nianbao retry --run ${run}`,
    ),
  nextFindings: (run: number | string) =>
    both(`查看全部发现：nianbao findings --run ${run}`, `See all findings: nianbao findings --run ${run}`),
  nextReports: both('查看报告：nianbao reports', 'See the reports: nianbao reports'),
  nextPending: (run: number) =>
    both(
      `待办的由工作进程处理（nianbao worker），或在此继续：nianbao resume ${run}；查看进度：nianbao status ${run} --watch`,
      `What is pending is done by workers (nianbao worker), or here: nianbao resume ${run}; see how far it is: nianbao status ${run} --watch`,
    ),
  nothingPlanned: both(
    '没有找到年报文件（.txt、.md、.html、.docx、.doc、.xlsx、.pdf、.zip 等）。请检查路径。',
    'No report files (.txt, .md, .html, .docx, .doc, .xlsx, .pdf, .zip …) were found. Check the paths.',
  ),

  exporting: (table: string) => both(`导出 ${table}`, `Exporting ${table}`),
  exported: (path: string, rows: number) => both(`${path}：${rows} 行`, `${path}: ${count(rows, 'row')}`),
  planningStored: both('清点已存的文件', 'Listing the stored documents'),
  nothingStored: both('没有符合条件的年报需要重新读取。', 'No stored report is to be read again.'),
  nothingListed: both('抓取清单里没有网址。', 'The crawl list names no address.'),
  noContact: both(
    '未设置 NIANBAO_CONTACT：请写明邮箱或网址，让网站管理员能联系到您。',
    'NIANBAO_CONTACT is not set: name an address of mail or the web, so that a site can reach you.',
  ),
  coverageCounts: (c: Record<'published' | 'late' | 'missing' | 'due' | 'unclear' | 'unlisted', number>) =>
    both(
      `按期发布 ${c.published}，逾期 ${c.late}，未发布 ${c.missing}，未到期限 ${c.due}，同名待核 ${c.unclear}，名录外 ${c.unlisted}。`,
      `${c.published} in time, ${c.late} late, ${c.missing} missing, ${c.due} not due yet, ${c.unclear} with an unclear name, ${c.unlisted} not in the roster.`,
    ),

  // retry, resume, worker, migrate, doctor
  retried: (n: number) => both(`已重新排队 ${n} 个失败项。`, `${count(n, 'failed item')} queued again.`),
  leftInQuarantine: (n: number) =>
    both(
      `另有 ${n} 项屡次失败，已隔离，没有重试。查看：nianbao failed --quarantined；解除隔离并重试：nianbao retry --quarantined`,
      `${count(n, 'item')} in quarantine, left alone after failing again and again. See: nianbao failed --quarantined; release and retry: nianbao retry --quarantined`,
    ),
  quarantined: both('已隔离', 'Quarantined'),
  count: both('数目', 'Count'),
  failedItems: both('逐项', 'Items'),
  resumed: (n: number) =>
    both(`${n} 项待办，已确认在队列中。`, `${count(n, 'item')} pending; their jobs are in the queues.`),
  unknownKind: (name: string) =>
    both(`没有 ${name} 这种工作进程`, `There is no kind of worker called ${name}`),
  workersStarted: (kinds: readonly string[]) =>
    both(
      `工作进程已启动：${kinds.join('、')}。按 Ctrl-C 停止。`,
      `Workers started: ${kinds.join(', ')}. Ctrl-C stops them.`,
    ),
  watching: (directory: string) =>
    both(`正在看守投放目录 ${directory}。`, `Watching the drop directory ${directory}.`),
  nothingToWatch: both(
    '没有指定投放目录（--drop 或 NIANBAO_DROP_DIR），只运行工作进程。',
    'No drop directory was given (--drop or NIANBAO_DROP_DIR); only the workers run.',
  ),
  taken: (files: number, run: number) =>
    both(`收到 ${files} 个文件，编为批次 ${run}。`, `Run ${run} takes ${count(files, 'new file')}.`),
  consoleAt: (address: string) => both(`控制台：${address}`, `Console: ${address}`),
  consoleStarted: (address: string) =>
    both(`控制台：${address} 。按 Ctrl-C 停止。`, `Console: ${address} . Ctrl-C stops it.`),
  passwordWanted: both(
    '请从标准输入给出一行密码，至少 10 个字符',
    'Give a password of at least 10 characters in one line on standard input',
  ),
  workersStopped: both('工作进程已停止。', 'Workers stopped.'),

  // schedule
  badScheduleName: both('名称应为 1 到 100 个字', 'A name has 1 to 100 characters'),
  dropOrCrawl: both('请写 --drop 或 --crawl 之一', 'Give either --drop or --crawl'),
  nameOrCron: both('请写名称或 --cron 之一', 'Give either a name or --cron'),
  noSuchSchedule: (name: string) =>
    both(
      `没有定时任务 ${name}；用 nianbao schedule list 查看`,
      `There is no schedule ${name}; nianbao schedule list lists them`,
    ),
  notThereYet: (path: string) => both(`现在还没有 ${path}。`, `There is no ${path} yet.`),
  scheduleSet: (name: string) =>
    both(
      `已设定 ${name}。由 nianbao start 或 nianbao worker runs 到时运行。`,
      `${name} is set. nianbao start, or nianbao worker runs, runs it when it is due.`,
    ),
  scheduleRemoved: (name: string) => both(`已删除定时任务 ${name}。`, `The schedule ${name} is removed.`),
  schedulePaused: (name: string) => both(`已暂停定时任务 ${name}。`, `The schedule ${name} is paused.`),
  scheduleResumed: (name: string) => both(`已恢复定时任务 ${name}。`, `The schedule ${name} goes on.`),
  cron: both('时间表达式', 'Cron'),
  timeZone: both('时区', 'Time zone'),
  nextTime: both('下次', 'Next'),
  lastTime: both('上次', 'Last'),
  due: both('应于', 'Due'),
  catchUp: both('补做', 'Catches up'),
  paused: both('已暂停', 'paused'),
  passedOver: both('此前错过', 'Missed before'),
  firing: (outcome: string, run: number | null): Bilingual => {
    const of = run ?? '—';
    if (outcome === 'fired') return both(`已运行，批次 ${of}`, `ran as run ${of}`);
    if (outcome === 'skipped')
      return both(`跳过：批次 ${of} 尚未结束`, `skipped: run ${of} was still going on`);
    return both('错过：当时没有运行', 'missed: nothing ran at the time');
  },
  migrated: (names: readonly string[]) =>
    both(`已执行迁移：${names.join('、')}。`, `Applied: ${names.join(', ')}.`),
  schemaCurrent: both('数据库结构已是最新。', 'The schema is up to date.'),
  remedy: (text: Bilingual) => both(`处理办法：${text.zh}`, `What to do: ${text.en}`),
};
