import { acrossForms, inItsForms, type Codes } from '../../../templates/counterparts.js';
import type { IndicatorCode } from '../../../templates/forms.js';
import { before, behind, CASES, FILL, type Statement } from './statement.js';

/** What the surroundings must speak of for 办结, 答复 and the like to be about applications. */
const APPLICATIONS =
  /(?:信息|依|政府信息|公开)(?:的)?(?:公开)?申请|申请公开|申请(?:情况|数|总量|办理|处理|答复)|收到[^。]{0,20}申请/;
/** Business of other kinds that is also received, closed and answered. */
const OTHER_BUSINESS =
  /建议|提案|议案|热线|信箱|留言|咨询|来信|来电|来访|信访件|复议|诉讼|举报|投诉(?!类)|许可|补贴|救助|审批|仲裁|听证|低保|解读|工单|12345|网民|登记|减免|案件(?!号)/;
/** 复议 and 投诉 may stand in the same sentence; what follows them is still said of applications. */
const OTHER_BUSINESS_SAID =
  /建议|提案|议案|热线|信箱|留言|来信|来电|来访|信访件|许可|补贴|审批|工单|12345|网民/;
const MORE =
  '(?:依申请)?(?:(?:政府)?信息)?(?:公开)?(?:的)?(?:申请)?(?:信息)?(?:办理)?(?:件|表|书|事项|要求)?(?:总)?(?:数量|数|量)?';
const RECEIVE = '(?:收到(?:和|并|及|、)?(?:处理|办理)?|接到|受理|接收|接受|新收|收悉|收受)';
/** Several ways of applying counted together say nothing of one. */
const WAYS_TOGETHER =
  /(?:当面|现场|网络|网上|网站|在线|传真|信函|邮寄|邮件|书面)(?:申请)?(?:、|和|及|与|或|以及)|等(?:多种)?(?:方式|形式|渠道|途径)/;

function way(code: IndicatorCode, words: string): Statement {
  const tail =
    '(?:平台|系统|渠道|途径|方式|形式|书面|提交|提出|递交|收到|受理|受到|进行|的|向我[\\u4e00-\\u9fff]){0,4}(?:(?:政府)?信息公开)?(?:申请)?(?:的)?(?:件)?(?:数量|数)?';
  return {
    codes: inItsForms(code),
    units: CASES,
    before: before(`(?:${words})${tail}`),
    around: new RegExp(`#(?:申请)?(?:为|是|系|以|通过|属|采用|采取|均为|来自)?(?:${words})`),
    about: APPLICATIONS,
    unlessSaid: OTHER_BUSINESS_SAID,
    unless: new RegExp(`${WAYS_TOGETHER.source}|${OTHER_BUSINESS.source}|答复|办结`),
  };
}

function outcome(codes: Codes, words: string, unless?: RegExp): Statement {
  return {
    codes,
    units: CASES,
    before: before(`(?:${words})[^#、,]{0,14}?`),
    around: new RegExp(`#(?!、)[^#、,]{0,12}?(?:${words})`),
    about: APPLICATIONS,
    unlessSaid: OTHER_BUSINESS_SAID,
    unless: unless ? new RegExp(`${unless.source}|${OTHER_BUSINESS.source}`) : OTHER_BUSINESS,
  };
}

/** The ways of applying: 2014 form, part of the applications received. */
export const WAYS: readonly Statement[] = [
  way('request.received.in_person', '当面|现场|窗口|上门'),
  way('request.received.fax', '传真'),
  way('request.received.online', '网络|网上|互联网|在线|网站|电子邮件|电子邮箱|邮箱|网页'),
  way('request.received.letter', '信函|信件|邮寄|邮政|挂号信|快递|来函'),
  way('request.received.other', '其他(?:形式|方式|渠道|途径)'),
];

/** Results and their reasons. More specific ones stand before those whose words they contain. */
export const OUTCOMES: readonly Statement[] = [
  outcome(
    inItsForms('request.answered.not_this_agency'),
    '不属于?(?:本|我)[^#、,]{0,12}(?:公开|职责|掌握|职权|制作|范围|信息|答复|机关|单位)|非本(?:机关|单位|行政机关)|不属本',
  ),
  outcome(
    inItsForms('request.answered.refused.not_government_information'),
    '(?:不是|不属于|非)[^#、,]{0,10}(?:所指|范围内?)?的?政府信息',
    /公开范围/,
  ),
  outcome(
    inItsForms('request.answered.already_public'),
    '属于?(?:已|应)?(?:经)?主动公开(?:的)?(?:范围|信息)?|已(?:经)?主动公开',
  ),
  outcome(inItsForms('request.answered.not_exist'), '信息不存在'),
  outcome(inItsForms('request.answered.amendment_requested'), '告知[^#、,]{0,6}(?:更改|补充|补正)|作出更改'),
  outcome(
    inItsForms('request.answered.referred_elsewhere'),
    '(?:其他|别的)(?:途径|渠道)(?:办理|解决|获取|查询)',
    /公开信息|回应/,
  ),
  outcome(acrossForms('request.answered.partly_granted'), '(?:同意)?部分公开|部分予以公开'),
  outcome(acrossForms('request.answered.refused.state_secret'), '国家秘密'),
  outcome(inItsForms('request.answered.refused.trade_secret'), '商业秘密'),
  outcome(inItsForms('request.answered.refused.personal_privacy'), '个人隐私', /商业秘密/),
  outcome(inItsForms('application.refused.law_forbidden'), '(?:法律|法规)[^#,]{0,6}禁止公开'),
  outcome(acrossForms('request.answered.refused.public_safety'), '三安全一稳定|危及国家安全|社会稳定'),
  outcome(inItsForms('application.refused.third_party'), '第三方(?:合法)?权益'),
  outcome(inItsForms('application.refused.internal_affairs'), '内部(?:事务|管理)(?:性)?信息'),
  outcome(inItsForms('application.refused.deliberative'), '过程性信息'),
  outcome(inItsForms('application.refused.enforcement_file'), '行政执法案卷'),
  outcome(inItsForms('application.refused.administrative_query'), '行政查询'),
  outcome(inItsForms('application.unable.not_held'), '不掌握'),
  outcome(inItsForms('application.unable.needs_creation'), '没有现成信息|另行制作'),
  outcome(inItsForms('application.unable.unclear'), '补正后[^#、,]{0,10}不明确'),
  {
    ...outcome(inItsForms('application.not_processed.petition'), '信访举报投诉类'),
    unless: /热线|信箱|复议|诉讼|建议|提案/,
  },
  outcome(inItsForms('application.not_processed.repeated'), '重复申请'),
  outcome(inItsForms('application.not_processed.publication'), '公开出版物'),
  outcome(inItsForms('application.not_processed.excessive'), '大量反复申请'),
  outcome(inItsForms('application.not_processed.reissue'), '确认或(?:者)?重新出具'),
  outcome(inItsForms('application.other.not_amended'), '逾期不补正'),
  outcome(inItsForms('application.other.fee_unpaid'), '未按[^#、,]{0,8}缴纳'),
  outcome(inItsForms('application.other'), '其他处理'),
  outcome(inItsForms('request.answered.refused'), '(?:不同意|不予)公开', /信息\d|不予公开信息/),
  outcome(
    acrossForms('request.answered.granted'),
    '(?<!不|部分)(?:同意公开|予以公开|全部公开|给予公开|准予公开|同意全部公开)',
    /部分/,
  ),
  outcome(inItsForms('application.carried_in'), '(?:上一?年度?|去年)(?:度)?(?:的)?(?:遗留)?(?:结转|转结)'),
  outcome(
    inItsForms('application.carried_out'),
    '结转(?:至|到|下|次|20\\d\\d)[^#、,]{0,12}|下一?年度?(?:度)?(?:继续)?(?:办理|结转)',
    /上年|上一年|去年/,
  ),
  outcome(inItsForms('request.closed.extended'), '延期(?:办结|答复|办理)'),
  {
    codes: inItsForms('request.closed.on_time'),
    units: CASES,
    before: before(`(?:按时|按期|如期|期限内|时限内|规定时间内|期内)办结${MORE}`),
    about: APPLICATIONS,
    unlessSaid: OTHER_BUSINESS_SAID,
    unless: OTHER_BUSINESS,
  },
];

/** The totals of what was received, closed and answered. */
export const TOTALS: readonly Statement[] = [
  {
    codes: acrossForms('request.closed'),
    units: CASES,
    before: before(`(?:办结|办理完毕)(?:了|完成|答复)?${MORE}`, `申请办结(?:总)?(?:件)?(?:数量|数)`),
    around: behind('(?:申请)?(?:已|均|全部|都|均已|已全部){0,2}办结'),
    about: APPLICATIONS,
    unlessSaid: OTHER_BUSINESS_SAID,
    unless: new RegExp(`${OTHER_BUSINESS.source}|延期|超期|逾期|${RECEIVE}`),
  },
  {
    codes: acrossForms('request.answered'),
    units: CASES,
    before: before(
      `(?<!不予|未)(?:答复|回复)(?:了|申请人|完毕|办结)?${MORE}`,
      `申请答复(?:总)?(?:件)?(?:数量|数)`,
    ),
    around: behind('(?:申请)?(?:已|均|全部|都|按时|按期|及时){0,3}(?:答复|回复)'),
    about: APPLICATIONS,
    unlessSaid: OTHER_BUSINESS_SAID,
    unless: new RegExp(`${OTHER_BUSINESS.source}|超期|逾期|延期|${RECEIVE}|满意|公开信息`),
  },
  {
    codes: acrossForms('request.received'),
    units: CASES,
    before: before(
      `${RECEIVE}[^#]{0,44}?(?:申请|依申请公开|申请公开)${MORE}`,
      `(?:政府信息|信息|依申请)公开(?:的)?申请(?:件|表|事项)?(?:总)?(?:数量|数|量)?`,
      `^(?:[^#]{0,12}[、:])?收到申请(?:件)?(?:总)?(?:数量|数)?`,
    ),
    around: new RegExp(
      `${RECEIVE}(?:了|的|各类|有关)?${FILL}#(?!、)[^#]{0,30}?(?:申请|依申请)|有${FILL}#(?!、)[^#]{0,16}申请公开`,
    ),
    about: /公开|申请/,
    unless: new RegExp(
      `${OTHER_BUSINESS.source}|办结|答复|(?<!收到|受理|[到理][和并及、])(?:办理|处理)(?!事项|件)|结转|撤回|撤销|主动公开|提供`,
    ),
  },
  {
    codes: acrossForms('request.received'),
    units: /^(?:件|宗|起|例|份)?$/,
    before: before(`^[^#]{0,16}依申请公开(?:件|数)?`, `申请(?:件)?(?:总)?(?:数量|数)`),
    around: new RegExp(`^[^#]{0,16}${RECEIVE}${FILL}#(?:$|、|申请)`),
    about: /依申请公开|(?:信息|公开)申请/,
    unless: new RegExp(
      `${OTHER_BUSINESS.source}|办结|答复|(?<!收到|受理|[到理][和并及、])(?:办理|处理)(?!事项|件)|结转|撤回|撤销|主动公开|发布|${WAYS_TOGETHER.source}`,
    ),
  },
];
