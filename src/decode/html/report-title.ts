import { squeeze } from '../../document/fold.js';

const SUBJECT = /信息(?:与政务)?公开|政务公开/;
const ENDING = /(?:报告|年报|总结)(?:\(.{0,12}\))?$/;
/** The name of the column in which a site keeps all its reports. */
const COLUMN =
  /^(?:法定公开内容|法定主动公开内容)?(?:政府|政务)?(?:信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)$/;

/**
 * Whether a text is the title of a report on information disclosure, and not only the name of a site's
 * column.
 */
export function isReportTitle(text: string): boolean {
  const line = squeeze(text);
  return SUBJECT.test(line) && ENDING.test(line) && !COLUMN.test(line);
}
