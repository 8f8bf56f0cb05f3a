import { everywhere } from '../../../templates/counterparts.js';
import { before, FILL, TIMES, type Statement } from './statement.js';

const PRINCIPAL = '(?:单位|部门|机关|政府|党政)?主要(?:负责(?:同志|人)|领导)';
const KINDS_OF_READING =
  /图片|图文|文字|图解|视频|动漫|动画|音频|数据|H5|简明|问答|专家|媒体|负责人|领导|漫画|卡通|形式|方式|率/;

/** 回应解读: group two of the 2014 form. */
export const RESPONSE: readonly Statement[] = [
  {
    codes: everywhere('response.by_channel.press_conferences_by_principal'),
    units: TIMES,
    before: before(
      `${PRINCIPAL}(?:参加|出席|参与|主持|举办)(?:的)?(?:各类)?新闻发布会?(?:总)?(?:次数|场次)?`,
      `${PRINCIPAL}(?:参加|出席|参与)(?:的)?`,
    ),
    around: new RegExp(`${PRINCIPAL}(?:参加|出席|参与)${FILL}#[^#、]{0,6}新闻发布`),
    about: /新闻发布(?!.*在线访谈)/,
  },
  {
    codes: everywhere('response.by_channel.online_interviews_by_principal'),
    units: TIMES,
    before: before(
      `${PRINCIPAL}(?:参加|出席|参与|接受)(?:的)?(?:政府网站|网上|网站)?(?:在线)?访谈(?:总)?(?:次数|场次)?`,
      `${PRINCIPAL}(?:参加|出席|参与)(?:的)?`,
    ),
    around: new RegExp(`${PRINCIPAL}(?:参加|出席|参与)${FILL}#[^#、]{0,8}访谈`),
    about: /在线访谈|网上访谈|网络访谈/,
  },
  {
    codes: everywhere('response.by_channel.press_conferences'),
    units: TIMES,
    before: before('新闻(?:发布会|发布活动|通气会)(?:总)?(?:次数|场次|场数|数)?'),
    around: new RegExp(
      `(?:举办|召开|举行|组织|参加|开展|参与|出席)${FILL}#[^#、]{0,8}新闻发布(?!稿|人|信息)`,
    ),
    unless: /主要(?:负责|领导)|稿|培训|参与率/,
  },
  {
    codes: everywhere('response.by_channel.online_interviews'),
    units: TIMES,
    before: before('(?:在线|网上|网络|网站)访谈(?:节目|活动|直播)?(?:总)?(?:次数|场次|期数|数)?'),
    around: new RegExp(
      `(?:举办|召开|举行|组织|参加|开展|参与|进行|制作|做客)?${FILL}#(?:政府|门户)?(?:网站)?(?:在线|网上|网络)访谈`,
    ),
    unless: /主要(?:负责|领导)|留言|提问/,
  },
  {
    codes: everywhere('response.by_channel.weibo_wechat'),
    units: TIMES,
    before: before(
      '(?:微博|微信)[^#]{0,12}回应(?:各类|公众|群众|社会){0,2}(?:关切|关注|热点)?(?:的)?(?:事件|问题|热点|信息)?(?:数)?',
    ),
    around: new RegExp(`(?:微博|微信)[^#]{0,10}回应${FILL}#`),
  },
  {
    codes: everywhere('response.by_channel.other'),
    units: TIMES,
    before: before(
      '其他(?:方式|渠道|形式|途径)回应(?:公众|群众|社会)?(?:关切|关注|热点)?(?:的)?(?:事件|问题|热点|信息)?(?:数)?',
    ),
    around: new RegExp(`其他(?:方式|渠道|形式|途径)回应${FILL}#`),
  },
  {
    codes: everywhere('response.topics'),
    units: TIMES,
    before: before(
      '回应(?:了)?(?:社会|公众|群众|各类|人民群众|公民){0,2}(?:的)?(?:关注|关心|关切)(?:的)?(?:热点|焦点)?(?:、?难点)?(?:问题|舆情|事件)?(?:或|和|及|与)?(?:重大|重要|涉及|政务)?(?:舆情|关切|问题)?(?:信息|事项)?(?:数量|次数|数)?',
      '回应(?:了)?(?:社会|公众|群众|各类){0,2}(?:的)?(?:热点|重大舆情|政务舆情|舆情|热点问题|社会热点)(?:问题|事件|信息)?(?:或|和|及)?(?:重大)?(?:舆情|问题)?(?:数量|次数|数)?',
    ),
    around: new RegExp(
      `回应(?:了)?${FILL}#(?:社会|公众|群众|人民群众){0,2}(?:的)?(?:关注|关心|关切|热点|重大舆情|舆情)`,
    ),
    unless: /热线|微博|微信|信箱|留言|网民|公告栏|公开栏|其他(?:方式|渠道)/,
  },
  {
    codes: everywhere('response.by_channel.interpretations'),
    units: /^(?:篇|条|件|份|个|次|期|则)?$/,
    before: before(
      '(?:政策|文件|法规|制度)(?:性)?(?:文件)?(?:措施)?(?:的)?解读(?:类)?(?:稿件|稿|材料|文章|信息|文件|产品|内容)?(?:发布)?(?:总)?(?:数量|篇数|条数|数)?',
      '解读(?:稿件|稿|文章)(?:发布)?(?:总)?(?:数量|篇数|条数|数)?',
    ),
    around: new RegExp(
      `(?:发布|公开|刊发|编写|制作|上传|撰写)(?:了)?${FILL}#(?:政策|文件)(?:文件)?(?:性)?解读(?:类)?(?:稿件|材料|文章|信息)?`,
    ),
    unless: KINDS_OF_READING,
  },
];
