import { acrossForms, acrossFormsAsIn2019, everywhere, inItsForms } from '../../../templates/counterparts.js';
import { before, FILL, ITEMS, PLACES, type Statement } from './statement.js';

/** What may be said of disclosed information without narrowing it. */
const ANY =
  '(?:各类|各种|各级|各项|全部|本级|有关|相关|新增|所有|全[市区县旗镇乡局]|海关|政府|政务|公开|的){0,6}';
/** Disclosure of other things, or none. */
const NOT_AFTER = '(?<!申请|不予|不|免予|免于|村务|党务|财务|院务|校务|厂务|居务|事务|部分|应)';
/**
 * What may stand before a verb that does not itself say 主动: the issuer, a time. `公文发布#` counts one kind
 * of text.
 */
const ISSUER_OR_TIME =
  '(?<=^|主动|对外|依法|及时|[,;:共累总计已年度镇乡局办府会区县市委道心处队站所司厅部署团场院室位关来间末内增均并日月号"》]|(?:网站|微信|微博|公众号|公报|平台|方式|渠道|形式|途径|载体|栏目?)上?(?:面)?)';
/**
 * `公开公告、任免等信息#`: kinds are listed, but what is counted is all of it; `等重点领域信息#` is one part.
 */
const KINDS_LISTED = '[^#]{2,80}?等(?:[各多几]?个?方面|各类|多类|相关|有关|政府|政务|动态|公开|的){0,4}信息';
const CARRIER_NAMED = '(?:网站|门户网|政府网|政务网|微信|微博|公众号|订阅号|公报)';
const PUT_ONLINE = '(?:公开上传|上传公开|上传发布|发布上传|公开发布|公开|发布|公布)';
const NUMBER_OF = '(?:公开)?(?:的)?(?:总)?(?:数量|条数|数|量)?';
/** 报送 and 采用 count what other offices got; the rest is no disclosure at all. */
const OTHER_COUNTS =
  /报送|上报|编报|报出|采用|录用|点击|浏览|访问|阅读|关注|申请|不予|解读|回应|答复|属于|范围|年报|指南|目录|栏目|专题|制度|转发量|留言|咨询|公开率/;

/** Statements whose indicator depends on the carrier that the clause names: see `carrier.ts`. */
export const DISCLOSED: readonly Statement[] = [
  {
    codes: everywhere('disclosure.total'),
    units: ITEMS,
    before: before(
      `${NOT_AFTER}${ISSUER_OR_TIME}${PUT_ONLINE}(?:了|过|出)?${ANY}信息${NUMBER_OF}`,
      `${CARRIER_NAMED}[^#,]{0,24}?${NOT_AFTER}(?:公开|发布|公布|推送)(?:了)?${KINDS_LISTED}`,
      `(?<![应属]|属于)主动公开(?:了)?${KINDS_LISTED}(?:共计?|累计|总计|合计)`,
      `(?<!应|属于)主动公开(?:的)?(?:总)?(?:数量|条数|数|量)?`,
      `信息(?:主动)?公开(?:的)?(?:总数量|总条数|总数|总量|数量|条数|数)`,
    ),
    around: new RegExp(
      `${NOT_AFTER}${ISSUER_OR_TIME}(?:公开|发布|公布)(?:了|过)?${FILL}#(?:各类|各种|的){0,2}(?:政府|政务)?(?:公开)?信息(?!公开|网|平台|员|资料)` +
        `|^在(?:上述|以上|这|全部|全年)?#(?:主动)?公开(?:的)?(?:政府|政务)?信息(?:当)?中`,
    ),
    unless: OTHER_COUNTS,
  },
];

/** A carrier named right before the number, as in a list: `微信公众号#`, `其他方式公开#`. */
export const LISTED_CARRIER = new RegExp(
  `(?:^|[:,、])(?:其中|[、,和及与]|以及|通过|在|利用|各类|如下|分别|是|为|由|另外|另|我[镇乡局县市区街办]|镇|乡|"){0,4}` +
    `(?:县|市|区|镇|乡|局|本)?(?:政府|政务|官方|门户|区级|县级|镇级|乡级){0,3}` +
    `(?:(?:网站|门户网|政府网|政务网|微博|微信|公众号|公报)(?:公众号|公众平台|平台|订阅号|账号|公众账号|信息|上|类){0,3}(?:"[^"#]{1,20}")?|其[他它](?:方式|渠道|形式|途径))` +
    `(?:主动)?(?:(?:公开|发布|公布|推送)(?:信息)?)?${FILL}#(?:$|、|(?:各类)?(?:政府|政务)?信息$)`,
);

export const DOCUMENTS: readonly Statement[] = [
  {
    codes: acrossFormsAsIn2019('normative.disclosed_total'),
    units: ITEMS,
    before: before('对外公开(?:的)?(?:行政)?规范性文件(?:总数量?|总量)', '规范性文件对外公开总数量?'),
  },
  {
    codes: inItsForms('normative.repealed'),
    units: ITEMS,
    before: before(
      '^(?:[、和及])?废止(?:了)?',
      '(?:废止|失效|宣布失效|废止和失效|清理废止)(?:的)?(?:行政)?规范性文件',
      '规范性文件(?:的)?(?:本年)?废止(?:件)?数?',
    ),
    around: new RegExp(`(?:废止|失效)${FILL}#(?:行政)?规范性文件`),
    about: /规范性文件[^。|]*#/,
    unlessSaid: /规章(?!.*规范性文件)/,
  },
  {
    codes: inItsForms('normative.in_force'),
    units: ITEMS,
    before: before(
      '(?:现行有效|继续有效)(?:的)?(?:行政)?规范性文件(?:数)?',
      '规范性文件(?:的)?现行有效(?:件)?数?',
    ),
    around: new RegExp(`(?:现行有效|继续有效)(?:的)?${FILL}#(?:行政)?规范性文件`),
  },
  {
    codes: acrossFormsAsIn2019('disclosure.normative_issued'),
    units: ITEMS,
    before: before(
      '新制作(?:了|的)?(?:行政)?规范性文件(?:总)?(?:数量|件数|数)?',
      '规范性文件(?:本年)?新制作(?:总)?(?:数量|件数|数)?',
    ),
  },
  {
    codes: acrossForms('disclosure.normative_issued'),
    units: ITEMS,
    before: before(
      '(?:制发|制定|印发|出台|制作|制订|发文)(?:了|的|并公开|和公开|发布)?(?:党政|政府|各类|行政){0,2}规范性文件(?:总)?(?:数量|件数|数)?',
      '规范性文件(?:本年)?制发(?:总)?(?:数量|件数|数)?',
    ),
    around: new RegExp(`(?:制发|制定|印发|出台|制订)${FILL}#(?:的)?(?:行政)?规范性文件`),
    unless: /废止|失效|征求|草案|审查|备案|清理|修订/,
  },
  {
    codes: acrossFormsAsIn2019('disclosure.normative'),
    units: ITEMS,
    before: before(
      '新公开(?:了|的)?(?:行政)?规范性文件(?:总)?(?:数量|件数|数)?',
      '规范性文件(?:本年)?新公开(?:总)?(?:数量|件数|数)?',
    ),
  },
  {
    codes: { ...acrossForms('disclosure.normative'), '2021': ['disclosure.normative'] },
    units: ITEMS,
    before: before(
      '(?:公开|发布|公布)(?:了)?(?:各类|本级|政府|行政){0,2}规范性文件(?:类)?(?:信息)?(?:总)?(?:数量|条数|数)?',
      '^(?:其中|[、,:和及"]){0,3}(?:行政)?规范性文件(?:类)?(?:信息)?(?:公开)?(?:条数|数)?',
    ),
    around: new RegExp(`(?:公开|发布|公布)${FILL}#(?:的)?(?:行政)?规范性文件`),
    about: /公开/,
    unless: /制发|制定|印发|出台|废止|失效|现行有效|审查|备案|清理|解读|报送|修订|征求|草案|专栏|栏目/,
  },
];

export const LIBRARY: readonly Statement[] = [
  {
    codes: everywhere('library'),
    units: ITEMS,
    before: before(
      '(?:图书馆|档案馆)[^#]{0,12}(?:报送|移交|送交|送达|提供)[^#]{0,4}(?:政府)?(?:公开)?(?:信息|文件)(?:数)?',
    ),
  },
  {
    codes: everywhere('gazette.issues'),
    units: /^期$/,
    before: before('公报[》"]?(?:共)?(?:编辑|编印|编发|出版|发行|刊发|印发|编制|编辑出版|期数){0,2}'),
    around: new RegExp(`(?:编印|出版|发行|编辑|编发|印发)${FILL}#[^#,]{0,12}公报`),
  },
  {
    codes: everywhere('website.opened'),
    units: PLACES,
    before: before('(?:开通|建立|设立)(?:了)?政府信息公开(?:网站|专栏|网站[^#]{0,14}专栏\\)?)(?:数)?'),
    around: new RegExp(`(?:开通|建立)${FILL}#政府信息公开(?:网站|专栏)`),
  },
];
