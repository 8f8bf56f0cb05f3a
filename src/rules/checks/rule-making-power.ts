import { squeeze } from '../../document/fold.js';
import { issuerLevel } from '../../report/issuer-level.js';

/**
 * Areas that are called 区 and are no district under a city: their organs' rank cannot be told from the name.
 * 山区 is one of them where no name stands before it (Y市山区…局); 松山区 is a district.
 */
const NO_DISTRICT =
  '(?<!自治|地|新|特|特别行政|开发|经开|高新|高新技术产业|示范|试验|实验|合作|管理|保税|园|景|风景|名胜|度假|保护|林|矿|垦|农|牧|库|灌|港|工业|产业|集聚|物流|经济|社|小|片|辖|灾|(?:^|[省市州盟县旗区困部])山)';
/** 旗 that is no county: 红旗 and other flags. */
const NO_BANNER = '(?<!国|红|军|队|战|党|彩|会|升)';
const COUNTY = `(?:县|${NO_BANNER}旗|${NO_DISTRICT}区)`;
/** `X县人民政府`, `Y市X区人民政府`. */
const COUNTY_GOVERNMENT = new RegExp(`^[\\u4e00-\\u9fff]{1,20}${COUNTY}(?:人民)?政府$`);
/**
 * `X县财政局`, `Y市X区教育局`: the county's or district's name is short and stands at the beginning or behind
 * its city.
 */
const COUNTY_DEPARTMENT = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{2,8}(?:省|自治区))?(?:[\\u4e00-\\u9fff]{2,8}(?:市|州|盟|地区))?[\\u4e00-\\u9fff]{1,10}?${COUNTY}[\\u4e00-\\u9fff]{1,16}(?:局|委员会)$`,
);

/**
 * Whether an organ surely has no power to make 规章: a township, a county or district, or a department of
 * one. Cities are never judged, because a name does not tell whether a city has districts, nor are
 * departments of the centre, of provinces and of cities.
 *
 * @param issuer full name of the organ
 */
export function lacksRuleMakingPower(issuer: string): boolean {
  const organ = squeeze(issuer).replace(/\([^()]{0,40}\)$/, '');
  const level = issuerLevel(organ);
  if (level === 'township') return true;
  if (level === 'government') return COUNTY_GOVERNMENT.test(organ);
  return level === 'department' && COUNTY_DEPARTMENT.test(organ);
}
