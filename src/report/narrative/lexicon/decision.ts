import { acrossForms, inItsForms, type Codes } from '../../../templates/counterparts.js';
import { before, FILL, ITEMS, MONEY, type Statement } from './statement.js';

/** What is put on a website is not what was decided. */
const POSTED = /公示|发布|公布|网站|上传|录入|归集|平台|事项|目录|清单|信息\d|公开(?!申请)/;

function decisions(codes: Codes, words: string): Statement {
  return {
    codes,
    units: /^(?:件|宗|起|例|项|次|件次)$/,
    before: before(
      `(?:作出|做出|办理|实施|下达|处理|办结|审批|核发|完成|执行)(?:了)?(?:各类|的)?${words}(?:处理)?(?:决定|案件|事项|措施|审批|业务)?(?:数量|数)?`,
      `${words}(?:本年)?(?:处理)?决定(?:数量|数|件)?`,
      `^[、和及]?${words}(?:措施)?`,
    ),
    around: new RegExp(`(?:作出|做出|办理|实施|下达|审批|核发)(?:了)?${FILL}#(?:的)?${words}`),
    about: /作出|做出|办理|实施|下达|处理|办结|审批|核发|完成|执行|决定/,
    unless: POSTED,
    unlessSaid: POSTED,
  };
}

/** Table 2 of the 2019 and 2021 forms, without the normative documents. */
export const DECISIONS: readonly Statement[] = [
  decisions(inItsForms('licence.decisions'), '行政许可'),
  decisions(inItsForms('penalty.decisions'), '行政处罚'),
  decisions(inItsForms('coercion.decisions'), '行政强制'),
  {
    codes: acrossForms('regulation.made'),
    units: ITEMS,
    before: before('(?:制发|制定|出台|印发|新制作)(?:了)?(?:政府|部门|市政府)?规章'),
    unless: /规章制度|废止/,
  },
  {
    codes: inItsForms('regulation.repealed'),
    units: ITEMS,
    before: before('废止(?:了)?(?:政府|部门|市政府)?规章'),
    unless: /规章制度/,
  },
  {
    codes: inItsForms('regulation.in_force'),
    units: ITEMS,
    before: before('现行有效(?:的)?(?:政府|部门|市政府)?规章'),
    unless: /规章制度/,
  },
  {
    codes: inItsForms('procurement.items'),
    units: /^(?:项|个|件|次)$/,
    before: before('(?:政府)?集中采购(?:项目)?(?:数量|数)?'),
  },
  {
    codes: inItsForms('procurement.amount'),
    units: MONEY,
    before: before('(?:政府)?集中采购(?:项目)?(?:总)?金额'),
  },
];
