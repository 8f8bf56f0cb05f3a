import { EXPORT_FORMATS } from '../export/export-formats.js';
import { SAMPLE_FORMATS } from '../sample/truth.js';
import type { CommandDeclaration } from './command.js';
import { FINDING_COMMANDS } from './finding-commands.js';
import { SCHEDULE_COMMANDS } from './schedule-commands.js';
import { both, CODE, HOST, JSON_LINES, NO_WORK, RUN, SINK, STEP } from './shared-options.js';

/** Kinds of workers, in the order that data flows. */
export const WORKER_KINDS = ['fetch', 'extract', 'validate', 'findings', 'runs'] as const;

/** The whole command line. */
export const COMMANDS: readonly CommandDeclaration[] = [
  {
    name: 'parse',
    summary: both(
      '解析文件并打印报告与校验发现，不用数据库',
      'parse files and print the reports and findings; needs no database',
    ),
    arguments: [
      {
        term: '<file...>',
        text: both('年报文件或压缩包；- 表示标准输入', 'report files or archives; - reads standard input'),
      },
    ],
    options: [JSON_LINES],
    examples: ['parse 2018.txt', 'parse *.txt --json > reports.jsonl'],
    load: async () => (await import('./parse.js')).parse,
  },
  {
    name: 'ingest',
    summary: both(
      '把文件、目录和压缩包中的年报收入数据库并校验',
      'take the reports of files, directories and archives into the database and check them',
    ),
    arguments: [
      {
        term: '<path...>',
        text: both('文件、压缩包或目录（含下级目录）', 'files, archives, or directories with all below them'),
      },
    ],
    options: [
      { flags: '--run-label <label>', text: both('给这一批次起的名称', 'a name for this run') },
      NO_WORK,
      JSON_LINES,
    ],
    examples: ['ingest reports/', 'ingest reports/ --run-label 2024'],
    load: async () => (await import('./ingest.js')).ingest,
  },
  {
    name: 'start',
    summary: both(
      '一个命令运行全部：数据库、队列、工作进程、定时批次、控制台，并看守投放目录',
      'run everything in one process: database, queues, workers, schedules, the console, and the watch of drop directories',
    ),
    arguments: [],
    options: [
      {
        flags: '--drop <directory...>',
        text: both(
          '看守的投放目录；不写即 NIANBAO_DROP_DIR',
          'drop directories to watch; NIANBAO_DROP_DIR when not given',
        ),
      },
      {
        flags: '--move',
        text: both(
          '处理完的文件移到投放目录的 done/，失败的移到 failed/ 并附 .json 说明',
          'move finished files to done/ in the drop directory, failed ones to failed/ with a .json that says why',
        ),
      },
      {
        flags: '--no-console',
        text: both('不开控制台', 'without the console'),
      },
    ],
    examples: ['start', 'start --drop /srv/drop', 'start --drop /srv/drop --move'],
    load: async () => (await import('./start.js')).start,
  },
  {
    name: 'crawl',
    summary: both(
      '按清单抓取网页和附件中的年报，收入数据库并校验',
      'fetch the reports that a list of addresses names, take them into the database and check them',
    ),
    arguments: [
      {
        term: '<list>',
        text: both(
          'CSV 清单，表头含 url（网址），可含 issuer、division、year、kind、robots_override；或每行一个网址',
          'CSV with the column url, and if you like issuer, division, year, kind, robots_override; or one address a line',
        ),
      },
    ],
    options: [
      { flags: '--run-label <label>', text: both('给这一批次起的名称', 'a name for this run') },
      NO_WORK,
      JSON_LINES,
    ],
    examples: ['crawl sites.csv', 'crawl sites.csv --run-label 2024 --json'],
    load: async () => (await import('./crawl.js')).crawl,
  },
  {
    name: 'worker',
    summary: both('只运行工作进程', 'run workers only'),
    arguments: [
      {
        term: '[kind...]',
        text: both(
          `种类：${WORKER_KINDS.join('、')}；不写即全部`,
          `kinds: ${WORKER_KINDS.join(', ')}; all when none is given`,
        ),
      },
    ],
    options: [],
    examples: ['worker', 'worker extract validate'],
    load: async () => (await import('./worker.js')).worker,
  },
  {
    name: 'console',
    summary: both('只运行网页控制台', 'run the web console only'),
    arguments: [],
    options: [
      {
        flags: '--hash-password',
        text: both(
          '从标准输入读一行密码，打印它的散列，用于 NIANBAO_CONSOLE_USERS',
          'read a password from standard input and print its hash for NIANBAO_CONSOLE_USERS',
        ),
      },
      {
        flags: '--new-token',
        text: both(
          '打印一个新的 API 令牌和它的散列（两行），散列用于 NIANBAO_API_TOKENS',
          'print a new API token and its hash (two lines), the hash for NIANBAO_API_TOKENS',
        ),
      },
    ],
    examples: ['console', 'console --hash-password < password.txt', 'console --new-token'],
    load: async () => (await import('./console.js')).consoleCommand,
  },
  {
    name: 'runs',
    summary: both('列出批次', 'list the runs'),
    arguments: [],
    options: [JSON_LINES],
    examples: ['runs'],
    load: async () => (await import('./runs.js')).runs,
  },
  {
    name: 'status',
    summary: both('显示一个批次的进度和队列长度', 'show how far a run is, and the queues'),
    arguments: [
      { term: '[run]', text: both('批次；不写即最近一个', 'the run; the latest when none is given') },
    ],
    options: [
      { flags: '--watch', text: both('持续刷新，直到批次结束', 'keep refreshing until the run ends') },
      {
        flags: '--sources',
        text: both(
          '列出已结束批次的各主机、各目录收到多少',
          'list what each host and directory of a finished run gave',
        ),
      },
      JSON_LINES,
    ],
    examples: ['status', 'status 3 --watch'],
    load: async () => (await import('./status.js')).status,
  },
  {
    name: 'failed',
    summary: both('列出失败项及原因', 'list failed items and why they failed'),
    arguments: [],
    options: [
      RUN,
      CODE,
      STEP,
      HOST,
      {
        flags: '--by-code',
        text: both('只按错误码汇总，不逐项列出', 'only count by error code, list no items'),
      },
      { flags: '--quarantined', text: both('只限已隔离的', 'only those in quarantine') },
      JSON_LINES,
    ],
    examples: ['failed', 'failed --run 3 --code file_empty', 'failed --by-code', 'failed history 17'],
    load: async () => (await import('./failed.js')).failed,
    subcommands: [
      {
        name: 'history',
        summary: both('列出一项的历次诊断', 'list every diagnosis of an item'),
        arguments: [{ term: '<item>', text: both('项的编号', 'id of the item') }],
        options: [JSON_LINES],
        examples: ['failed history 17'],
        load: async () => (await import('./failed-history.js')).failedHistory,
      },
    ],
  },
  {
    name: 'retry',
    summary: both('重新处理失败项', 'process failed items again'),
    arguments: [
      {
        term: '[item...]',
        text: both('失败项的编号；不写即全部', 'ids of failed items; all when none is given'),
      },
    ],
    options: [
      RUN,
      CODE,
      STEP,
      HOST,
      {
        flags: '--quarantined',
        text: both(
          '解除隔离并重试；不写则不动已隔离的',
          'release those in quarantine and retry them; without it they are left alone',
        ),
      },
      NO_WORK,
      JSON_LINES,
    ],
    examples: ['retry', 'retry --run 3 --code path_not_found', 'retry 17 --quarantined'],
    load: async () => (await import('./retry.js')).retry,
  },
  {
    name: 'resume',
    summary: both('从数据库补回丢失的任务并继续', 'create lost jobs again from the database and go on'),
    arguments: [
      {
        term: '[run]',
        text: both('批次；不写即所有未结束的', 'the run; all unfinished ones when none is given'),
      },
    ],
    options: [NO_WORK, JSON_LINES],
    examples: ['resume', 'resume 3'],
    load: async () => (await import('./resume.js')).resume,
  },
  {
    name: 'reprocess',
    summary: both(
      '用现在的程序重新读取并校验已存的文件，不再抓取',
      'read stored documents again with the program of now, and check them, without fetching',
    ),
    arguments: [],
    options: [
      RUN,
      {
        flags: '--issuer <text>',
        text: both('只限发布机关名称中含有该文字的', 'only of issuers whose name contains this'),
      },
      { flags: '--year <year>', text: both('只限该年度', 'only of this reporting year') },
      {
        flags: '--outdated',
        text: both('只限由以前版本读取的', 'only what an earlier version of the program read'),
      },
      NO_WORK,
      JSON_LINES,
    ],
    examples: ['reprocess --outdated', 'reprocess --run 3 --year 2024'],
    load: async () => (await import('./reprocess.js')).reprocess,
  },
  {
    name: 'findings',
    summary: both('列出校验发现', 'list the findings'),
    arguments: [],
    options: [
      { flags: '--rule <rule>', text: both('只限该规则', 'only of this rule') },
      {
        flags: '--severity <severity>',
        text: both('只限该级别', 'only of this severity'),
        choices: ['error', 'warning', 'info'],
      },
      {
        flags: '--status <status>',
        text: both('只限该状态', 'only with this status'),
        choices: ['open', 'confirmed', 'dismissed', 'resolved'],
      },
      RUN,
      { flags: '--unwaived', text: both('只限未豁免的', 'only those that no waiver covers') },
      JSON_LINES,
    ],
    examples: ['findings --severity error', 'findings --rule part-sum --json'],
    load: async () => (await import('./findings.js')).findings,
    subcommands: FINDING_COMMANDS,
  },
  {
    name: 'deliveries',
    summary: both('列出向接收端的投递', 'list what was delivered to sinks, and what was not'),
    arguments: [],
    options: [
      {
        flags: '--state <state>',
        text: both('只限该状态；undelivered 为未送达', 'only in this state; undelivered: pending or failed'),
        choices: ['pending', 'delivered', 'failed', 'undelivered'],
      },
      SINK,
      JSON_LINES,
    ],
    examples: ['deliveries --state undelivered'],
    load: async () => (await import('./deliveries.js')).deliveries,
    subcommands: [
      {
        name: 'resend',
        summary: both('重新投递未送达的', 'send again what did not arrive'),
        arguments: [
          {
            term: '[id...]',
            text: both(
              '投递编号，已送达的也可；不写即全部未送达的',
              'ids, also of delivered ones; all undelivered when none is given',
            ),
          },
        ],
        options: [SINK, JSON_LINES],
        examples: ['deliveries resend', 'deliveries resend 17 --json'],
        load: async () => (await import('./deliveries-resend.js')).deliveriesResend,
      },
    ],
  },
  {
    name: 'reports',
    summary: both('列出报告', 'list the reports'),
    arguments: [],
    options: [
      { flags: '--year <year>', text: both('只限该年度', 'only of this reporting year') },
      {
        flags: '--issuer <text>',
        text: both('发布机关名称中含有该文字', 'only of issuers whose name contains this'),
      },
      { flags: '--all', text: both('连同已被取代的版本', 'superseded versions too') },
      JSON_LINES,
    ],
    examples: ['reports', 'reports --year 2024'],
    load: async () => (await import('./reports.js')).reports,
  },
  {
    name: 'coverage',
    summary: both(
      '列出某年度谁已发布、谁未发布年报',
      'list who published a report for a year and who did not',
    ),
    arguments: [],
    options: [
      { flags: '--year <year>', text: both('报告年度', 'reporting year') },
      {
        flags: '--division <code>',
        text: both('只限该行政区划（代码或其开头）', 'only of this division (its code, or how it begins)'),
      },
      {
        flags: '--roster <file>',
        text: both(
          '先载入名录（CSV：机关名称、层级、区划代码、上级、起始年度、终止年度），取代原有的',
          'load a roster first (CSV: issuer, level, division, parent, since, until); it replaces the one before',
        ),
      },
      JSON_LINES,
    ],
    examples: ['coverage --year 2024 --roster roster.csv', 'coverage --year 2024 --division 4101'],
    load: async () => (await import('./coverage.js')).coverage,
  },
  {
    name: 'show',
    summary: both(
      '显示一份报告：章节、表格、统计数、校验发现',
      'show one report: sections, tables, observations, findings',
    ),
    arguments: [{ term: '<report>', text: both('报告编号', 'id of the report') }],
    options: [JSON_LINES],
    examples: ['show 12'],
    load: async () => (await import('./show.js')).show,
  },
  {
    name: 'sample',
    summary: both(
      '生成一个虚构省份的年报样本和标准答案 truth.jsonl',
      'write the sample reports of an invented province, and what is true of them (truth.jsonl)',
    ),
    arguments: [],
    options: [
      { flags: '--reports <number>', text: both('年报份数', 'how many reports') },
      {
        flags: '--seed <seed>',
        text: both('随机种子；相同的种子得到相同的文件', 'seed; the same seed gives the same files'),
      },
      { flags: '--out <directory>', text: both('写入的目录', 'directory to write to') },
      {
        flags: '--years <years>',
        text: both(
          '报告年度，如 2022-2024：同一批机关逐年报告，前后衔接，并附名录 roster.csv 和 province-truth.jsonl（跨报告的问题）；不写即各报告散布在 2010-2024',
          'reporting years, e.g. 2022-2024: the same organs report every year, one year following from the other, with roster.csv and, for what is wrong across reports, province-truth.jsonl; when not given, reports are scattered over 2010-2024',
        ),
      },
      {
        flags: '--formats <formats>',
        text: both(
          `格式，以逗号分隔：${SAMPLE_FORMATS.join(',')}；不写即全部`,
          `formats, separated by commas: ${SAMPLE_FORMATS.join(',')}; all when not given`,
        ),
      },
      {
        flags: '--defects <share>',
        text: both(
          '含差错的年报所占比例，0 到 1；不写即 0.3',
          'share of reports with planted defects, 0 to 1; 0.3 when not given',
        ),
      },
      { flags: '--zip', text: both('每个县打成一个 ZIP 包', 'pack each county into one ZIP archive') },
    ],
    examples: [
      'sample --reports 200 --seed 7 --out province/',
      'sample --reports 2000 --seed 1 --out z/ --years 2021-2024 --zip',
    ],
    load: async () => (await import('./sample.js')).sample,
  },
  {
    name: 'export',
    summary: both(
      '把报告、统计数、正文中的数字和校验发现导出为文件',
      'write reports, observations, claims and findings to files',
    ),
    arguments: [],
    options: [
      { flags: '--format <format>', text: both('格式（必填）', 'format (needed)'), choices: EXPORT_FORMATS },
      {
        flags: '--out <directory>',
        text: both(
          '写入的目录（必填），不存在则新建',
          'directory for the files (needed); made if it is not there',
        ),
      },
      { flags: '--year <year>', text: both('只限该年度', 'only of this reporting year') },
      {
        flags: '--division <code>',
        text: both('只限区划代码以此开头的', 'only of divisions whose code begins with this'),
      },
      RUN,
      JSON_LINES,
    ],
    examples: ['export --format xlsx --out out/', 'export --format parquet --out out/ --year 2024'],
    load: async () => (await import('./export.js')).exportCommand,
  },
  {
    name: 'schedule',
    summary: both('列出、设定和删除定时任务', 'list, set and remove what is run again and again'),
    arguments: [],
    options: [JSON_LINES],
    examples: [
      'schedule',
      'schedule set nightly --cron "0 2 * * *" --drop /srv/drop',
      'schedule preview nightly',
    ],
    load: async () => (await import('./schedule-list.js')).scheduleList,
    subcommands: SCHEDULE_COMMANDS,
  },
  {
    name: 'rules',
    summary: both('列出校验规则', 'list the rules'),
    arguments: [],
    options: [JSON_LINES],
    examples: ['rules'],
    load: async () => (await import('./rules.js')).rules,
  },
  {
    name: 'migrate',
    summary: both('更新数据库结构', 'bring the database schema up to date'),
    arguments: [],
    options: [JSON_LINES],
    examples: ['migrate'],
    load: async () => (await import('./migrate.js')).migrateSchema,
  },
  {
    name: 'doctor',
    summary: both('检查运行环境并给出处理办法', 'check the environment and say what to do'),
    arguments: [],
    options: [JSON_LINES],
    examples: ['doctor'],
    load: async () => (await import('./doctor.js')).doctor,
  },
];
