import type { Bilingual } from '../language.js';
import type { OptionDeclaration } from './command.js';

/** A text in Chinese and in English. */
export const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const JSON_LINES: OptionDeclaration = {
  flags: '--json',
  text: both('输出 JSON 行（每行一个对象）', 'print JSON lines, one object a line'),
};
export const RUN: OptionDeclaration = {
  flags: '--run <run>',
  text: both('只限该批次', 'only of this run'),
};
export const CODE: OptionDeclaration = {
  flags: '--code <code>',
  text: both('只限该错误码', 'only with this error code'),
};
export const STEP: OptionDeclaration = {
  flags: '--step <step>',
  text: both('只限在该步骤失败的', 'only those that failed in this step'),
  choices: ['fetch', 'extract', 'validate', 'findings'],
};
export const HOST: OptionDeclaration = {
  flags: '--host <host>',
  text: both('只限该主机的网页', 'only what was to be fetched from this host'),
};
export const NO_WORK: OptionDeclaration = {
  flags: '--no-work',
  text: both('只排队，由已在运行的工作进程处理', 'queue only; leave the work to running workers'),
};
export const SINK: OptionDeclaration = {
  flags: '--sink <name>',
  text: both('只限该接收端', 'only of this sink'),
};
