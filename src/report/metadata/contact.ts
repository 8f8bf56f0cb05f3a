import type { Contact } from '../report.js';
import { printedUnder, type Passage } from '../passage.js';

/** A field of the contact: the words that introduce it, and what its value looks like right behind them. */
interface Field {
  key: keyof Contact;
  names: string;
  value: RegExp;
}

const PHONE = /\+?(?:\(\d{3,5}\)|\d{3,5})[-—]?\d[\d—*# -]{3,30}(?:转\d{1,6})?(?:[、/](?:\d{3,4}-)?\d{7,8})?/y;
/** Blanks are gone, so that a name ends where the next field's words begin. */
const NEXT_FIELD = '审核|填[报表]|联系|单位|电话|日期|负责';
const NAME = new RegExp(
  `(?!${NEXT_FIELD})[\\u4e00-\\u9fff·]{2,4}?(?=${NEXT_FIELD}|[^\\u4e00-\\u9fff·]|$)`,
  'y',
);
const FIELDS = (
  [
    {
      key: 'address',
      names: '(?:办公|联系|通讯|通信|单位)?地\\s?址|地点',
      value:
        /(?:[^;,。()\]]|\([^();。]{1,30}\)){3,60}?(?=[;,。)\]]|$|邮政?编|邮箱|(?:联系|办公|咨询)?电话|传真|E-?mail)/iy,
    },
    { key: 'postcode', names: '邮政?编码?', value: /\d{6}(?!\d)/y },
    {
      key: 'phone',
      names:
        '(?:联系|办公|咨询|监督|服务|办公室)?(?:电话|电话号码|联系方式)(?:[、/和]?\\(?传真\\)?)?(?:号码)?' +
        '|联系人(?:为|是)?:?[\\u4e00-\\u9fff·]{2,4}[,(]?|联系\\(',
      value: PHONE,
    },
    { key: 'fax', names: '传真(?:号码|电话)?', value: PHONE },
    {
      key: 'email',
      names: '(?:电子|联系)?(?:邮箱|邮件|信箱)(?:地址)?|E-?mail',
      value: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/y,
    },
    { key: 'responsible', names: '单位(?:负责人|领导)|负责人', value: NAME },
    { key: 'reviewer', names: '审核人', value: NAME },
    { key: 'filler', names: '填[报表]人', value: NAME },
  ] satisfies Field[]
).map(({ names, ...field }) => ({
  ...field,
  introduction: new RegExp(`(?:${names})(?:为|是|在)?:?\\s?`, 'gi'),
}));

/** What cannot be mistaken for the words of a sentence, even where the colon is missing. */
const AT_ONCE: ReadonlySet<keyof Contact> = new Set(['email', 'phone', 'fax']);
/** How a clause about an address begins, and what it names: a street, a village, a house. */
const CLAUSE_START = /(?:^|[(,;。:\s])$/;
const PLACE = /(?:路|街|道|巷|镇|乡|村|社区|大厦|园区)|\d号/;

/** Whether a value behind words without a colon is what they introduce, and not the rest of a sentence. */
function followsAtOnce(text: string, named: RegExpExecArray, key: keyof Contact, value: RegExp): boolean {
  const from = named.index + named[0].length;
  if (/\d/.test(text.charAt(from))) return true;
  value.lastIndex = from;
  if (AT_ONCE.has(key)) return value.test(text);
  return (
    key === 'address' &&
    CLAUSE_START.test(text.slice(Math.max(0, named.index - 1), named.index)) &&
    PLACE.test(value.exec(text)?.[0] ?? '')
  );
}

/**
 * Reads address, postcode, telephone, fax and e-mail, in any order and punctuation, and the people who signed
 * the 2014 form. The first value of each field counts.
 *
 * @param paragraphs where to look, most telling first: preamble, sign-off, last section
 */
export function readContact(paragraphs: readonly Passage[]): Contact {
  const contact: Contact = {};
  for (const prose of paragraphs) {
    for (const { key, introduction, value } of FIELDS) {
      if (contact[key] !== undefined) continue;
      for (const named of prose.text.matchAll(introduction)) {
        // Without a colon these are ordinary words of a sentence unless the value follows at once; for a name
        // anything would.
        const from = named.index + named[0].length;
        if (!/[:为是]\s?$/.test(named[0]) && !followsAtOnce(prose.text, named, key, value)) continue;
        if (
          key === 'address' &&
          /(?:电子|邮箱|网站|网络|IP)$/i.test(prose.text.slice(Math.max(0, named.index - 2), named.index))
        )
          continue;
        value.lastIndex = from;
        const found = value.exec(prose.text);
        if (!found) continue;
        contact[key] = printedUnder(prose, from, from + found[0].length).replace(/[\s(（—-]+$/, '');
        break;
      }
    }
  }
  return contact;
}
