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

/**
 * Tells an organ's level from its name. A name that could be either gives null: the caller must then assume what
 * accuses nobody. 政府办公室 is undecided because it also publishes the government's own report under its name.
 *
 * @param name full name of the organ, e.g. `青河县人民政府`
 * @returns the level, or null when the name does not tell it
 */
export function issuerLevel(name: string): IssuerLevel | null {
  const organ = squeeze(name).replace(/\([^()]{0,40}\)$/, '');
  if (TOWNSHIP.test(organ)) return 'township';
  if (GOVERNMENT.test(organ)) return 'government';
  if (DEPARTMENT.test(organ) && !UNDECIDED.test(organ)) return 'department';
  return null;
}
