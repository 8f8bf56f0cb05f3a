import type { Plan } from './plan.js';
import { inventedPhone } from './province.js';
import type { Random } from './random.js';

/** How to reach the issuer: the sentence, and what it says. */
export interface StatedContact {
  text: string;
  contact: Record<string, string>;
}

const ROADS = ['建设路', '人民路', '滨河路', '解放街', '团结巷', '文化路', '学府街'];

/** Invents an address, a telephone and the like; null where the report names none. */
export function chooseContact(random: Random, plan: Plan, issuer: string | null): StatedContact | null {
  if (random.chance(0.25)) return null;
  const { unit } = plan;
  const place = plan.defects.has('issuer-missing')
    ? ''
    : random.pick([unit.county, `${unit.county}${unit.kind === 'township' ? unit.place : ''}`]);
  const all: Record<string, string> = {
    address: `${place}${random.pick(ROADS)}${random.int(1, 299)}号`,
    postcode: String(random.int(110000, 849999)),
    phone: inventedPhone(random),
    fax: inventedPhone(random),
    email: `${random.pick(['zwgk', 'xxgk', 'bgs', 'dzb'])}${random.int(1, 999)}@example.${random.pick(['com', 'cn', 'org'])}`,
  };
  const names: Record<string, readonly string[]> = {
    address: ['地址', '办公地址', '联系地址', '通讯地址'],
    postcode: ['邮编', '邮政编码'],
    phone: ['电话', '联系电话', '咨询电话'],
    fax: ['传真'],
    email: ['邮箱', '电子邮箱', '电子信箱'],
  };
  const chosen = random.some(Object.keys(all), random.int(2, 5));
  if (random.chance(0.3)) chosen.reverse();
  const contact = Object.fromEntries(chosen.map((field) => [field, all[field] ?? '']));
  const fields = chosen.map((field) => `${random.pick(names[field] ?? [field])}：${contact[field] ?? ''}`);
  const listed = fields.join(random.pick(['，', '；', '；', ',']));
  // no fuller name than those that count as the issuer's
  const office = `${random.pick([issuer ?? unit.self, unit.self, ''])}${random.pick(['办公室', '综合办公室', '政务公开办公室'])}`;
  const text = random.pick([
    `如对本报告有疑问，请与${office}联系（${listed}）。`,
    `如有疑问，请联系${office}，${listed}。`,
    `咨询请联系${office}。${listed}。`,
  ]);
  return { text, contact };
}
