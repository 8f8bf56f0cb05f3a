import { both } from '../../language.js';

/** What the help says around the texts of the commands. */
export const HELP = {
  usage: both('用法：', 'Usage:'),
  arguments: both('参数：', 'Arguments:'),
  options: both('选项：', 'Options:'),
  globalOptions: both('全局选项：', 'Global options:'),
  commands: both('命令：', 'Commands:'),
  examples: both('示例：', 'Examples:'),
  help: both('显示帮助', 'show this help'),
  helpCommand: both('显示某个命令的帮助', 'show the help of a command'),
  version: both('显示版本', 'show the version'),
  language: both('语言', 'language of messages'),
  config: both(
    '配置文件（默认为当前目录的 nianbao.config.json）',
    'configuration file (nianbao.config.json of the working directory when not given)',
  ),
  optionsWord: both('[选项]', '[options]'),
  commandWord: both('命令', 'command'),
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
};

/** What is wrong with a command line. */
export const USAGE = {
  missingArgument: (name: string) => both(`缺少参数 ${name}`, `The argument ${name} is missing`),
  missingOption: (name: string) => both(`缺少选项 ${name}`, `The option ${name} is missing`),
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
};
