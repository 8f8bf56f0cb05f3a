import { squeeze } from '../document/fold.js';

/** What kind of organ an issuer is, as far as its name tells. */
export type IssuerLevel =
  /** The people's government of a county, city, prefecture or province. */
  | 'government'
  /** A department of such a government. */
  | 'department'
  /** A township, town or subdistrict. */
  | 'township';

const TOWNSHIP = /(?:镇|乡|街道|苏木)(?:(?:人民)?政府|办事处|街道办|办)?$/;
const GOVERNMENT =
  /(?:省|市|县|区|州|旗|盟)(?:人民政府|政府)$|(?:自治区|自治州|自治县|自治旗)(?:人民政府|政府)?$|(?:地区|盟)行政公署$/;
const DEPARTMENT = /(?:局|厅|委员会)$/;
/** Organs whose name ends like a department's and that report like a government, or are neither. */
const UNDECIDED = /(?:管理|居民|村民|工作|常务)委员会$|中共|中国共产党|代表大会|政治协商/;

/** An organ's name, folded, without blanks and without the note in brackets behind it. */
export function bareOrgan(name: string): string {
  return squeeze(name).replace(/\([^()]{0,40}\)$/, '');
}

/**
 * Tells an organ's level from its name. A name that could be either gives null: the caller must then assume
 * what accuses nobody. 政府办公室 is undecided because it also publishes the government's own report under
 * its name.
 *
 * @param name full name of the organ, e.g. `青河县人民政府`
 * @returns the level, or null when the name does not tell it
 */
export function issuerLevel(name: string): IssuerLevel | null {
  const organ = bareOrgan(name);
  if (TOWNSHIP.test(organ)) return 'township';
  if (GOVERNMENT.test(organ)) return 'government';
  if (DEPARTMENT.test(organ) && !UNDECIDED.test(organ)) return 'department';
  return null;
}

const INSTITUTION = /(?:大学|学院|学校|[中小]学|幼儿园|医院|卫生院|公司|集团|电视台|博物馆)$/;

/**
 * Tells universities, schools, hospitals and companies from administrative organs. Rules of their own
 * departments say what they publish and when; forms and deadlines of the organs' yearly reports do not bind
 * them. Source: 《政府信息公开条例》（2008）第三十七条、（2019）第五十五条；《高等学校信息公开办法》.
 */
export function isPublicInstitution(name: string): boolean {
  return INSTITUTION.test(bareOrgan(name));
}
