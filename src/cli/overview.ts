// Generated from the commands by `npm run test:core -- -u`: what `nianbao --help` says without loading them.
import { both } from '../language.js';

/** The summary of every command. */
export const OVERVIEW = {
  parse: both(
    '解析文件并打印报告与校验发现，不用数据库',
    'parse files and print the reports and findings; needs no database',
  ),
  ingest: both(
    '把文件、目录和压缩包中的年报收入数据库并校验',
    'take the reports of files, directories and archives into the database and check them',
  ),
  start: both(
    '一个命令运行全部：数据库、队列、工作进程、定时批次、控制台，并看守投放目录',
    'run everything in one process: database, queues, workers, schedules, the console, and the watch of drop directories',
  ),
  crawl: both(
    '按清单抓取网页和附件中的年报，收入数据库并校验',
    'fetch the reports that a list of addresses names, take them into the database and check them',
  ),
  worker: both('只运行工作进程', 'run workers only'),
  console: both('只运行网页控制台', 'run the web console only'),
  runs: both('列出批次', 'list the runs'),
  status: both('显示一个批次的进度和队列长度', 'show how far a run is, and the queues'),
  failed: both('列出失败项及原因', 'list failed items and why they failed'),
  retry: both('重新处理失败项', 'process failed items again'),
  resume: both('从数据库补回丢失的任务并继续', 'create lost jobs again from the database and go on'),
  reprocess: both(
    '用现在的程序重新读取并校验已存的文件，不再抓取',
    'read stored documents again with the program of now, and check them, without fetching',
  ),
  findings: both('列出校验发现', 'list the findings'),
  deliveries: both('列出向接收端的投递', 'list what was delivered to sinks, and what was not'),
  reports: both('列出报告', 'list the reports'),
  coverage: both(
    '列出某年度谁已发布、谁未发布年报',
    'list who published a report for a year and who did not',
  ),
  show: both(
    '显示一份报告：章节、表格、统计数、校验发现',
    'show one report: sections, tables, observations, findings',
  ),
  sample: both(
    '生成一个虚构省份的年报样本和标准答案 truth.jsonl',
    'write the sample reports of an invented province, and what is true of them (truth.jsonl)',
  ),
  export: both(
    '把报告、统计数、正文中的数字和校验发现导出为文件',
    'write reports, observations, claims and findings to files',
  ),
  schedule: both('列出、设定和删除定时任务', 'list, set and remove what is run again and again'),
  rules: both('列出校验规则', 'list the rules'),
  migrate: both('更新数据库结构', 'bring the database schema up to date'),
  doctor: both('检查运行环境并给出处理办法', 'check the environment and say what to do'),
};

/** Name of a command. */
export type CommandName = keyof typeof OVERVIEW;
