import type { ClaimScope } from '../narrative.js';
import type { ReportSetting } from './setting.js';

const OFFICE =
  /(?:政府办公?室|政府办公厅|政府办|府办|(?:政府)?信息公开办公室|信息公开办|党政(?:综合)?办(?:公室)?|政务公开(?:办|科|处)|行政服务中心|机关本级|本级机关)[^,;。]{0,24}$/;
const BODY =
  /(?:^|[,;。:])(?:20\d\d年(?:度)?[,]?|其中[,:]?|全年[,]?){0,3}((?![我本全各该])[\u4e00-\u9fff]{2,10}?(?:局|委员会|街道|分局|大队|科|站|所))(?:共|累计|全年|[,])?(?:主动|收到|受理|公开|发布|办理)/;

/**
 * How far a statement reaches.
 *
 * @param lead the words of the sentence up to it
 * @param specific it names one website, account or column
 */
export function scopeOf(lead: string, specific: boolean, { front }: ReportSetting): ClaimScope {
  const office = OFFICE.exec(lead);
  if (office && !/办公[室厅][^。]{0,20}(?:年度报告|年报)/.test(front)) return 'office';
  const body = BODY.exec(lead)?.[1];
  if (body !== undefined && !/网|微|通过|利用|在|依托/.test(body) && !front.includes(body.slice(-3)))
    return 'office';
  if (/其中/.test(lead.replace(/^.*;/, ''))) return 'part';
  return specific ? 'carrier' : 'whole';
}
