/** Carriers that the forms count, and all others that a clause may name. */
export type Carrier = 'gazette' | 'website' | 'weibo' | 'wechat' | 'other' | 'unlisted';

/**
 * Whose website it is does not matter: townships publish on that of the county. Portals of disclosure are not
 * meant.
 */
const WEBSITE =
  /(?:政府|门户|官方|政务|部门|单位|人民政府|办事处|委|局|镇|乡|区|县|市|我|本)[\u4e00-\u9fff"]{0,6}?网站|官网|门户网|政府网|政务网|(?:^|其中|通过|利用|依托|[在和及与、:,])网站/;

const CARRIERS: readonly (readonly [Carrier, RegExp])[] = [
  ['other', /其[他它](?:方式|渠道|形式|途径|载体)/],
  ['gazette', /公报/],
  ['weibo', /微博/],
  ['wechat', /微信(?!群|朋友圈)|公众号|订阅号/],
  [
    'unlisted',
    /报纸|报刊|报社|电视|广播|公告栏|公示栏|公开栏|宣传栏|宣传单|显示屏|电子屏|LED|触摸屏|板报|橱窗|展板|短信|抖音|快手|视频号|头条|APP|客户端|微信群|朋友圈|QQ|档案馆|图书馆|媒体|简报|明白纸|大厅|查阅点|公开卡|系统|信息公开网|信息公开平台|目录|线上|线下|网上|网络|互联网|小程序|日报|新闻网|人民网|一张网|平台|专栏|栏目|专题|页面|频道/,
  ],
];
/** `"清溪发布"发布信息#`: an account by its name, of a kind that the name does not tell. */
const NAMED_ACCOUNT = /"(?:上|上共|共|累计|全年|20\d\d年|年度|账号|平台){0,3}(?:发布|公开|推送|推出|更新)/;
/** A portal of disclosure that is named without the government's website. */
const PORTAL = /(?:信息|政务)公开(?:网站|网|平台|门户|专网|系统)/g;
/** 政府网站、信息公开平台: two carriers. */
const PORTAL_BESIDE =
  /[、和及与][^,]{0,8}(?:信息|政务)公开(?:网|平台|系统)|(?:信息|政务)公开(?:网站|网|平台|系统)[、和及与]/;
/** Several carriers together: what they carried is the whole, not one channel's share. */
const AND_OTHERS =
  /等(?:多种|各类|各种|多个|线上线下|载体|信息|新媒体|政务|公开|电子|纸质)*(?:渠道|方式|形式|途径|平台|载体|媒体|媒介|手段)|多种(?:渠道|方式|形式|途径|平台)|各类(?:政务|信息|公开){0,2}(?:渠道|平台|载体)/;
/** Carriers that are not part of a website or an account named beside them. */
const BESIDES =
  /报纸|报刊|电视|广播|(?:公告|公示|公开|宣传)栏|屏|短信|抖音|快手|视频号|APP|媒体|大厅|微信群|QQ|朋友圈|图书馆|档案馆|宣传单|明白纸/;
const INTRODUCED = /(?:通过|在|利用|依托|借助|运用|充分发挥|以)[^,]{0,60}$/;
/** `以门户网站为主要平台,…`: the number may be that of all carriers. */
const MAINLY = /以[^,]{0,24}为(?:主|第一|重要)/;

/** The carriers that a clause names. */
export interface Carriers {
  named: ReadonlySet<Carrier>;
  andOthers: boolean;
  /** A specific one rather than the kind: a column, an account by name. */
  specific: boolean;
}

/**
 * Finds the carriers in the words before a number.
 *
 * @param clause words of the number's own clause
 * @param earlier words of the sentence before that clause, back to the number before; there a carrier counts
 *   only where it is introduced (通过, 在, 利用)
 */
export function carriersOf(clause: string, earlier: string): Carriers {
  const introduced = INTRODUCED.test(earlier.replace(/,$/, '')) ? earlier : '';
  const beside = /[^,]*,?$/.exec(earlier)?.[0] ?? '';
  const words = `${introduced}${clause}`;
  const named = new Set<Carrier>();
  for (const [carrier, pattern] of CARRIERS) if (pattern.test(words)) named.add(carrier);
  if (WEBSITE.test(words.replace(PORTAL, '')) || /(?:政府|门户)网站/.test(words)) {
    named.add('website');
    // 政府网站信息公开专栏, 门户网站(政府信息公开平台) are parts of that website.
    if (!BESIDES.test(words) && !PORTAL_BESIDE.test(words)) named.delete('unlisted');
  }
  if (/公众号|微信/.test(words) && !/网/.test(words) && !BESIDES.test(words)) named.delete('unlisted');
  if (named.size === 0 && NAMED_ACCOUNT.test(words)) named.add('unlisted');
  // `公众号每日更新,共发布信息#`: whose number it is only the reader knows.
  const doubtful =
    MAINLY.test(earlier) ||
    (introduced === '' &&
      named.size === 0 &&
      !/主动公开|对外公开/.test(clause) &&
      CARRIERS.some(([, pattern]) => pattern.test(beside)));
  return {
    named: doubtful ? new Set([...named, 'unlisted'] as const) : named,
    andOthers: AND_OTHERS.test(words),
    specific: /"|专栏|栏目|专题|频道|目录|子站|子网站/.test(words),
  };
}

/** Indicator of what one carrier carried; null where the form has no row for it. */
export function channelIndicator(carrier: Carrier): string | null {
  return carrier === 'unlisted' ? null : `disclosure.by_channel.${carrier}`;
}
