import { acrossForms, everywhere, inItsForms, type Codes } from '../../../templates/counterparts.js';
import { before, CASES, type Statement } from './statement.js';

const NUMBER_OF = '(?:的)?(?:申请|案件|案|事件|事项|情况|请求)?(?:的)?(?:件)?(?:总)?(?:数量|数)?';
/** Cases of all kinds (复议机关, 12345) are not those about disclosure. */
const OTHER_CASES =
  /热线|12345|12315|信箱|消费|环保|物价|信访|平台|电话|咨询|办理行政复议|审理|应诉(?!通知)|代理/;
/**
 * A justice office also receives the cases of others: those without a word on disclosure are its business.
 */
const OF_DISCLOSURE =
  /(?:信息|政务)公开|申请公开|(?:复议|诉讼)[^|。]{0,40}\||^(?!.*(?:受理|办理|收到|接收|新收)(?:各类|的|了){0,2}(?:行政)?(?:复议|诉讼|应诉))/;
const TOGETHER = /(?:复议|诉讼)[^#]{0,8}(?:、|和|及|与|或|以及)[^#]{0,8}(?:复议|诉讼|投诉|举报)/;

/** The last of 复议, 诉讼 and 投诉 that the text names is the one that 维持 and 纠错 belong to. */
const OF_REVIEW = /复议(?!.*(?:诉讼|举报|投诉))/;
const OF_COURT = /诉讼(?!.*(?:复议|举报|投诉))/;

function result(codes: Codes, words: string, about: RegExp): Statement {
  return {
    codes,
    units: CASES,
    before: before(`(?:${words})[^#、,]{0,10}?`),
    around: new RegExp(`#(?!、)[^#、,]{0,8}?(?:${words})`),
    about: new RegExp(`^(?=.*(?:${OF_DISCLOSURE.source})).*(?:${about.source})`),
    unless: /热线|信访|咨询|建议|提案/,
  };
}

/** Administrative reconsideration, litigation, reports and complaints. */
export const REMEDIES: readonly Statement[] = [
  result(acrossForms('reconsideration.upheld'), '维持', OF_REVIEW),
  result(acrossForms('reconsideration.corrected'), '纠错|纠正|撤销', OF_REVIEW),
  result(acrossForms('reconsideration.other'), '其他(?:情形|结果)', OF_REVIEW),
  result(inItsForms('review.pending'), '尚未审结|正在审理', OF_REVIEW),
  result(inItsForms('litigation.upheld'), '维持|驳回', OF_COURT),
  result(inItsForms('litigation.corrected'), '纠错|纠正|撤销|败诉', OF_COURT),
  result(inItsForms('litigation.other'), '其他(?:情形|结果)', OF_COURT),
  {
    codes: inItsForms('litigation.direct.total'),
    units: CASES,
    before: before('未经复议(?:而)?直接(?:起诉|诉讼|提起(?:行政)?诉讼)(?:的)?(?:案件)?'),
  },
  {
    codes: inItsForms('litigation.after_review.total'),
    units: CASES,
    before: before('复议后(?:再)?(?:起诉|诉讼|提起(?:行政)?诉讼)(?:的)?(?:案件)?'),
  },
  {
    codes: inItsForms('litigation'),
    zero: acrossForms('litigation'),
    units: CASES,
    before: before(
      `(?:行政诉讼|诉讼|行政应诉)${NUMBER_OF}`,
      '被(?:提起)?(?:行政)?(?:诉讼|起诉)(?:的)?(?:案件)?',
    ),
    around: /#(?!、)[^#、]{0,14}?(?:行政诉讼|诉讼)/,
    about: OF_DISCLOSURE,
    unless: new RegExp(`${OTHER_CASES.source}|${TOGETHER.source}|维持|撤销|纠错|驳回|复议后|直接|费`),
  },
  {
    codes: acrossForms('reconsideration'),
    units: CASES,
    before: before(`(?:行政复议|复议)${NUMBER_OF}`),
    around: /#(?!、)[^#、]{0,14}?(?:行政复议|复议)(?!后)/,
    about: OF_DISCLOSURE,
    unless: new RegExp(`${OTHER_CASES.source}|${TOGETHER.source}|维持|撤销|纠错|复议后|未经复议|费`),
  },
  {
    codes: everywhere('complaint'),
    units: CASES,
    before: before(`(?:举报、?投诉|投诉、?举报|举报和投诉|投诉和举报|举报|投诉)${NUMBER_OF}`),
    around: /#(?!、)[^#、]{0,14}?(?:举报|投诉)/,
    about:
      /信息公开[^。|]{0,20}(?:举报|投诉)|(?:复议|诉讼)[^。]{0,20}(?:举报|投诉)|(?:举报|投诉)[^|。]{0,14}(?:\||复议|诉讼|信息公开)/,
    unless: new RegExp(`${OTHER_CASES.source}|${TOGETHER.source}|投诉类|申请|公众号`),
  },
];
