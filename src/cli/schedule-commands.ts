import type { CommandDeclaration } from './command.js';
import { both, JSON_LINES } from './shared-options.js';

const NAME = { term: '<name>', text: both('定时任务的名称', 'name of the schedule') };
const CRON = {
  flags: '--cron <expression>',
  text: both(
    '何时运行：分 时 日 月 星期，如 "0 2 * * *"；最前面可加秒',
    'when to run: minute hour day month weekday, e.g. "0 2 * * *"; seconds may stand before them',
  ),
};
const TZ = {
  flags: '--tz <zone>',
  text: both('时区；不写即 Asia/Shanghai', 'time zone; Asia/Shanghai when not given'),
};

/** What can be done with schedules. */
export const SCHEDULE_COMMANDS: readonly CommandDeclaration[] = [
  {
    name: 'list',
    summary: both('列出定时任务和下次时间', 'list the schedules and when each is due next'),
    arguments: [],
    options: [JSON_LINES],
    examples: ['schedule list'],
    load: async () => (await import('./schedule-list.js')).scheduleList,
  },
  {
    name: 'set',
    summary: both('新设或更改一个定时任务', 'set a schedule, or change it'),
    arguments: [NAME],
    options: [
      CRON,
      TZ,
      {
        flags: '--drop <path...>',
        text: both('收入这些目录或文件', 'ingest these directories or files'),
      },
      { flags: '--crawl <list>', text: both('按此清单抓取', 'crawl this list') },
      {
        flags: '--catch-up',
        text: both(
          '停机错过的，启动后补做一次',
          'make up once, at the next start, for what was missed while nothing ran',
        ),
      },
      JSON_LINES,
    ],
    examples: [
      'schedule set nightly --cron "0 2 * * *" --drop /srv/drop --catch-up',
      'schedule set weekly --cron "30 3 * * 1" --crawl sites.csv',
    ],
    load: async () => (await import('./schedule-set.js')).scheduleSet,
  },
  {
    name: 'remove',
    summary: both('删除一个定时任务，保留它的批次', 'remove a schedule; its runs stay'),
    arguments: [NAME],
    options: [],
    examples: ['schedule remove nightly'],
    load: async () => (await import('./schedule-change.js')).scheduleRemove,
  },
  {
    name: 'pause',
    summary: both('暂停一个定时任务', 'pause a schedule'),
    arguments: [NAME],
    options: [],
    examples: ['schedule pause nightly'],
    load: async () => (await import('./schedule-change.js')).schedulePause,
  },
  {
    name: 'resume',
    summary: both(
      '恢复一个定时任务；暂停期间的不补',
      'let a schedule go on; what was due meanwhile is not made up for',
    ),
    arguments: [NAME],
    options: [],
    examples: ['schedule resume nightly'],
    load: async () => (await import('./schedule-change.js')).scheduleResume,
  },
  {
    name: 'preview',
    summary: both('显示接下来的五次时间', 'show the next five times'),
    arguments: [
      {
        term: '[name]',
        text: both('定时任务的名称；或用 --cron', 'name of the schedule; or give --cron'),
      },
    ],
    options: [CRON, TZ, JSON_LINES],
    examples: ['schedule preview nightly', 'schedule preview --cron "0 2 * * 1-5"'],
    load: async () => (await import('./schedule-preview.js')).schedulePreview,
  },
  {
    name: 'history',
    summary: both('列出各次到时的结果', 'list what became of the times that were due'),
    arguments: [
      {
        term: '[name]',
        text: both('定时任务的名称；不写即全部', 'name of the schedule; all when not given'),
      },
    ],
    options: [JSON_LINES],
    examples: ['schedule history nightly'],
    load: async () => (await import('./schedule-history.js')).scheduleHistory,
  },
];
