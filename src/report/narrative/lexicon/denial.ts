import { acrossForms, everywhere, inItsForms, type Codes } from '../../../templates/counterparts.js';
import { DISCLOSURE } from './statement.js';

/** Something that a report may say it had none of. */
export interface Deniable {
  codes: Codes;
  /** The words for it in what is denied. */
  noun: RegExp;
  /** What sentence or headings must speak of. */
  about?: RegExp;
  /** Words in what is denied that make it something else. */
  unless?: RegExp;
}

/** Where the noun of a list ends; `申请行政复议` is no application. */
const END =
  '(?=$|[、,;。:)"》]|和|及|以及|与|或|的?(?:情况|情形|现象|事件|案件|发生|事项|要求|请求)|也|等|均|都|,)';

const RECEIVED = acrossForms('request.received');
const OTHER_APPLICATIONS =
  /结转|解读|解释|许可|补贴|救助|减免|建议|提案|听证|低保|逾期|超期|超时|延期|重复|涉密|国家秘密|商业秘密|个人隐私|不予|撤回|撤销|当面|传真|信函|网络申请|网上申请|邮寄|邮件|未答复|未办|投诉举报类|费/;
const REMEDY_RESULTS = /纠错|纠正|败诉|撤销|维持|不当|不及时|不规范|错误|违法|违规|泄密/;

export const DENIABLE: readonly Deniable[] = [
  {
    codes: RECEIVED,
    noun: new RegExp(
      `(?:(?:政府信息|政务信息|信息|依申请|主动|要求|申请|政务)公开|公开(?:政府|政务)?信息)(?:的|方面的|方面)?》?(?:书面)?申请(?:公开)?(?:政府信息|政务信息|信息)?》?(?:件|表|书|数量|业务|案例|人申请)?${END}` +
        `|^(?:过)?(?:任何|有关)?公开(?:的)?申请${END}` +
        `|依申请(?:公开)?(?:政府|政务)?(?:信息)?(?:公开)?(?:的)?(?:申请|件|信息|业务|内容)?${END}` +
        `|申请(?:获取|公开)(?:相关|有关|我[镇乡局办])?(?:政府|政务)?信息(?:公开)?${END}` +
        `|申请(?:信息)公开(?:政府信息)?${END}` +
        `|(?:要求|申请)(?:主动)?公开(?:政府|政务)?信息的(?:申请|要求|请求)${END}` +
        `|(?:申请人|公民|公众|群众|组织|个人)[^,]{0,12}(?:要求|申请)公开(?:政府|政务)?信息${END}`,
    ),
    unless: OTHER_APPLICATIONS,
  },
  {
    codes: RECEIVED,
    noun: new RegExp(`申请(?:件|表|书)?${END}`),
    // 因政府信息公开申请行政复议的情况, 收费情况: what was not applied for there is something else.
    about:
      /(?:^|\|)(?![^|]{0,40}(?:复议|诉讼|收费|减免)[^|]{0,20}\|)[^|]{0,14}(?:依申请公开|信息公开申请|收到申请|依申请|申请情况)[^|]{0,20}\|/,
    unless: new RegExp(`${OTHER_APPLICATIONS.source}|复议|诉讼|投诉`),
  },
  {
    codes: acrossForms('reconsideration'),
    noun: /复议(?!机关|后|决定|机构|前置)/,
    unless: REMEDY_RESULTS,
  },
  {
    codes: acrossForms('litigation'),
    noun: /诉讼(?!有关|相关|费|的?费|代理|程序)|被起诉|应诉案/,
    unless: REMEDY_RESULTS,
  },
  {
    codes: everywhere('complaint'),
    noun: /(?:举报|投诉)(?!电话|箱|信箱|渠道|方式|热线|类)/,
    about: /信息公开|政务公开|复议|诉讼|(?:举报|投诉)[^|]{0,12}\|/,
    unless: new RegExp(`${REMEDY_RESULTS.source}|12345|热线|消费|信访`),
  },
  {
    codes: everywhere('fee.charged'),
    noun: /收费(?!标准|依据|项目|的?减免|减免|目录|公示)|收取(?![^,]*(?:处理费用?标准))[^,]{0,24}费|(?:检索|复制|邮寄|信息处理)[^,]{0,8}费/,
    about:
      /信息公开|申请|政务公开|公开信息|公开政府信息|信息处理费|(?:检索|复制|邮寄)[^|]{0,8}费|收费(?:和|及|与|、)(?:费用)?减免/,
    unless: /行政事业性|乱收费|违规|诉讼|支出|财政|标准|超标/,
  },
  {
    codes: everywhere('organisation.staff.full_time'),
    noun: new RegExp(`专职(?:工作)?人员${END}`),
    about: DISCLOSURE,
  },
  {
    codes: everywhere('organisation.staff.part_time'),
    noun: new RegExp(`(?<!专职|专)兼职(?:工作)?人员${END}`),
    about: DISCLOSURE,
  },
  {
    codes: everywhere('organisation.dedicated_bodies'),
    noun: new RegExp(`专门(?:的)?(?:工作)?机构${END}`),
    about: DISCLOSURE,
    unless: /人员/,
  },
  {
    codes: everywhere('organisation.budget'),
    noun: /专项(?:工作)?经费/,
    about: DISCLOSURE,
    unless: /扶贫|网站/,
  },
  {
    codes: everywhere('organisation.reading_points'),
    noun: new RegExp(`查阅(?:点|场所|室)(?:数)?${END}`),
    about: DISCLOSURE,
  },
  {
    codes: everywhere('response.by_channel.press_conferences'),
    noun: new RegExp(`新闻发布会?(?:活动)?${END}`),
    unless: /主要(?:负责|领导)/,
  },
  {
    codes: everywhere('response.by_channel.online_interviews'),
    noun: new RegExp(`(?:在线|网上)访谈(?:活动|节目)?${END}`),
    unless: /主要(?:负责|领导)/,
  },
  {
    codes: acrossForms('disclosure.normative_issued'),
    noun: new RegExp(
      `(?:制发|制定|出台|印发|制订)(?:过|任何|新的)?(?:行政|规章、|规章和|规章及)?规范性文件${END}`,
    ),
    unless: /废止|修订|现行/,
  },
  {
    codes: inItsForms('application.carried_out'),
    noun: /结转(?:至|到)?(?:下|次)[一]?年度?|(?:下|次)一?年度?(?:继续办理|结转)/,
    unless: /上年|上一年|去年/,
  },
  {
    codes: inItsForms('application.carried_in'),
    noun: /(?:上一?年度?|去年)(?:度)?(?:的)?(?:遗留)?(?:结转|转结)/,
  },
];
