import { everywhere, inItsForms } from '../../../templates/counterparts.js';
import { before, DISCLOSURE, FILL, MONEY, PERSONS, PLACES, type Statement } from './statement.js';

const TOPIC = '(?:政府信息公开|政务信息公开|信息公开|政务公开|政府信息与政务公开|政府信息|公开)';
const MEETINGS =
  '(?:工作|专题|动员|部署|推进|协调|培训|调度|例|领导小组|联席|安排|研讨|小组|布置|专项|业务|座谈|交流|现场|的|或|和|及|与|、){0,6}会议?';
const STAFF = '(?:工作|管理|办公)?(?:人员|同志|干部)';

/** 机构建设, 保障经费, 收费, 会议和培训: groups seven to nine of the 2014 form. */
export const ORGANISATION: readonly Statement[] = [
  {
    codes: everywhere('organisation.dedicated_bodies'),
    units: PLACES,
    before: before(`(?:专门|专职)(?:的)?(?:工作|管理|办事)?机构(?:数|总数)?`),
    around: new RegExp(
      `(?:设有|设立|成立|建立|设置|有|现有)(?:了)?${FILL}#[^#、]{0,12}专门(?:的)?(?:工作|管理)?机构`,
    ),
    within: DISCLOSURE,
  },
  {
    codes: everywhere('reading_point.visitors'),
    units: /^(?:人次|次|人)?$/,
    before: before('查阅(?:点|室|场所|中心|窗口)[^#]{0,6}接待(?:群众|公众|市民|查阅)?(?:人数|人员)?'),
  },
  {
    codes: everywhere('organisation.reading_points'),
    units: PLACES,
    before: before('(?:公共|信息|公开|集中|现场)?查阅(?:点|场所|室|处|中心)(?:数|总数)?'),
    around: new RegExp(`#(?!、)[^#、]{0,16}?查阅(?:点|场所|室|处|中心)`),
    unless: /接待|电脑|每个|专题|投诉/,
  },
  {
    codes: everywhere('organisation.staff'),
    units: PERSONS,
    before: before(`专[(、]?兼职\\)?${STAFF}(?:数|总数)?`, `专职(?:和|或|、|及)兼职${STAFF}(?:数|总数)?`),
    around: new RegExp(`#专[(、]?兼职\\)?${STAFF}`),
    within: DISCLOSURE,
  },
  {
    codes: everywhere('organisation.staff.full_time'),
    units: PERSONS,
    before: before(`(?:专职|全职)(?:的)?(?:信息公开|政务公开)?${STAFF}?(?:数|总数)?`),
    around: new RegExp(`#(?:为|是|从事[^#、]{0,10}的)?(?:专职|全职)`),
    within: DISCLOSURE,
    unless: /信息员|记者|编辑|兼职|网格|副|队伍/,
  },
  {
    codes: everywhere('organisation.staff.part_time'),
    units: PERSONS,
    before: before(`兼职(?:的)?(?:信息公开|政务公开)?${STAFF}?(?:数|总数)?`),
    around: new RegExp(`#(?:为|是|从事[^#、]{0,10}的)?兼职`),
    within: DISCLOSURE,
    unless: /信息员|专[(、]?兼职|专职(?:和|或|、|及)兼职/,
  },
  {
    codes: everywhere('organisation.staff'),
    units: PERSONS,
    before: before(
      `从事${TOPIC}(?:相关)?(?:的)?(?:工作)?(?:的)?(?:工作)?(?:人员|人数|同志)(?:总)?(?:数)?`,
      `${TOPIC}(?:工作)?(?:的)?工作人员(?:总)?(?:数)?`,
    ),
    around: new RegExp(`#(?:工作人员|同志|干部)?(?:具体|专门)?从事(?:全[镇乡局区县市])?${TOPIC}`),
    unless: /培训|领导|主任|镇长|乡长|局长|村|各单位|指定|联络|专门负责网站/,
  },
  {
    codes: everywhere('organisation.budget'),
    units: MONEY,
    before: before(
      `专项(?:工作)?经费(?:投入|支出|总额|预算)?(?:数)?`,
      `${TOPIC}(?:工作)?经费(?:投入|支出|总额|预算)?`,
    ),
    around: new RegExp(`(?:投入|安排|落实|拨付)(?:了)?${FILL}#[^#、]{0,12}专项(?:工作)?经费`),
    within: DISCLOSURE,
    unless: /扶贫|项目(?!经费)|网站建设|类/,
  },
  {
    codes: inItsForms('charge.amount'),
    units: MONEY,
    before: before('行政事业性收费(?:金额|收入|总额|总金额)?'),
    unless: /项目|目录|减免/,
  },
  {
    codes: everywhere('fee.charged'),
    units: MONEY,
    before: before(
      '(?:收取|收费)[^#、,]{0,16}?(?:费用|金额|费|总额|总金额)?(?:数)?',
      '收取(?:的)?(?:检索|复制|邮寄)?(?:、?(?:检索|复制|邮寄)){0,2}(?:等)?(?:成本)?费用?',
    ),
    about: /信息公开|申请|公开信息|信息处理费|收费(?:和|及|与|、)(?:费用)?减免/,
    unless: /行政事业性|减免|水费|电费|学费|罚|标准|每|支出|诉讼|社保|养老/,
  },
  {
    codes: everywhere('training.participants'),
    units: /^(?:人次|人|名)$/,
    before: before(
      `(?:接受|参加|参与)(?:各类|政府|信息公开|政务公开|相关|业务|工作|的|集中){0,5}培训(?:的)?(?:工作)?(?:人员|人数|干部)?(?:总)?(?:数)?`,
      `(?:参训|受训)(?:人员|人数|干部|学员)?(?:总)?(?:数)?`,
      `培训(?:了)?(?:各类|相关|信息公开|政务公开|工作|业务|基层|机关|各级){0,4}(?:人员|人数|干部|工作者|信息员)?(?:总)?(?:数)?`,
    ),
    around: new RegExp(`#(?:次)?(?:先后|分别|均)?(?:接受|参加)(?:了)?[^#]{0,16}培训`),
    within: DISCLOSURE,
    unless: /就业|农民|党员|技能|驾驶|技术培训|安全生产|劳动力|创业|劳务/,
  },
  {
    codes: everywhere('training.sessions'),
    units: /^(?:次|期|场|个|班次|场次|期次|班)$/,
    before: before(
      `(?:举办|开展|组织|召开|举行|组织开展|组织举办|开办)(?:了)?(?:[^#,]{0,24}?)培训(?:班|会|会议|活动|讲座|工作|次数|班次|班期数){0,2}(?:数)?`,
      `^(?:其中|[、:和及]){0,2}(?:各类|业务|专题)?培训(?:班|会|活动)?(?:次数|数)?`,
    ),
    around: new RegExp(`(?:举办|开展|组织|召开|举行|开办)(?:了)?${FILL}#(?!、)[^#、]{0,24}?培训`),
    within: DISCLOSURE,
    unless: /参加上级|参加(?:市|区|县|省)|参训|就业|农民|党员|技能|安全生产|劳动力|创业|接受/,
  },
  {
    codes: everywhere('training.meetings'),
    units: /^(?:次|场|个|场次|期)$/,
    before: before(
      `(?:召开|组织|举行|举办|开展)(?:了)?[^#,]{0,20}?${TOPIC}[^#,培训]{0,10}?${MEETINGS}(?:总)?(?:次数|数)?`,
      `(?:召开)(?:了)?(?:全[镇乡局区县市])?(?:专题|工作){1,2}会议?(?:次数|数)?`,
      `(?:召开)(?:了)?(?:专题|工作|党组|办公){0,2}会议?(?:专题)?(?:研究|部署|安排|推进|听取)[^#,]{0,4}${TOPIC}(?:工作|事项|情况|汇报)?`,
    ),
    around: new RegExp(
      `(?:召开|组织|举行|举办|开展)(?:了)?${FILL}#(?!、)[^#、培训]{0,14}?(?:${TOPIC}[^#、培训]{0,12}会议?|(?:专题|工作)会议)(?!室)`,
    ),
    within: DISCLOSURE,
    unless: /新闻|常务会|党委会|村民|参加上级|培训班|代表会|听证|村|班子会|座谈会(?!议)/,
  },
];
