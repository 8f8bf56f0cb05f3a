/** A name's blanks, and a remark in brackets at its end. */
const BLANKS = /\s+/gu;
const REMARK = /[(（][^()（）]{0,40}[)）]$/u;
/** What a name may end with or leave out: 柳湾镇人民政府, 柳湾镇政府, 柳湾镇; 城关街道办事处, 城关街道. */
const GOVERNMENT = /(?:人民政府|政府)$/u;
const STREET_OFFICE = /街道(?:办事处|办)$/u;

/** The file's own name at the end of a path, and the years in what is before it. */
const FILE_NAME = /[^/\\]*$/u;
const YEAR = /(?:19|20)\d\d/gu;

/**
 * Names that say their province, city, county or district. 市 also ends the name of a city before 民政, 民族,
 * 政府, 政务 and the like: X市民政局 says its city as X市司法局 does. 市场 and 市容 are words of their own,
 * and so are 市民 and 市政 where they mean people (市民中心) or works of a town (市政管理局). 城市 behind 和
 * is no name (住房和城市建设局), nor is the 区 of 社区, 园区, 景区 and 区域.
 */
const CITY_OF_PEOPLE = '民(?!政|族|宗|防|营|间|兵|航|用航|委|办(?!事)|生(?!活))';
const CITY_OF_WORKS = '政(?!府|务|协|法|策|企|研室|数局)';
const SAYS_ITS_PLACE = new RegExp(
  `^.{2,}(?:[省县旗盟州]|(?<![和与及]城)市(?!场|容|${CITY_OF_PEOPLE}|${CITY_OF_WORKS})|(?<!社|园|景)区(?!域))`,
  'su',
);

/**
 * An issuer's name as names are compared: 青禾县柳湾镇人民政府, 青禾县柳湾镇政府 and 青禾县柳湾镇 are one
 * organ.
 *
 * @param name as a report or a roster has it
 */
export function issuerKey(name: string): string {
  return name.replace(BLANKS, '').replace(REMARK, '').replace(GOVERNMENT, '').replace(STREET_OFFICE, '街道');
}

/**
 * Where a source lies, years masked: reports of one issuer lie together, or in folders that differ by the
 * year alone.
 *
 * @param path of a source: a file, an entry of an archive or an address
 */
export function sourcePlace(path: string): string {
  return path.replace(FILE_NAME, '').replace(YEAR, '0000');
}

/**
 * What tells an issuer from others, the same over the years: its key where that says its county, city or
 * district. 城关镇人民政府 alone is the name of hundreds of towns; such a name is told by its division code,
 * or else by the place of its source.
 *
 * @param name as a report or a roster has it
 * @param divisionCode code of the administrative division (GB/T 2260), null where unknown
 * @param path of the source; '' for an organ of a roster
 */
export function issuerIdentity(name: string, divisionCode: string | null, path: string): string {
  const key = issuerKey(name);
  return SAYS_ITS_PLACE.test(key) ? key : `${key}@${divisionCode ?? sourcePlace(path)}`;
}
