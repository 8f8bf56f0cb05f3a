import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is told of an invented report; what is left out is sound. */
export interface InventedReport {
  issuer: string;
  year: number;
  /** 主动公开政府信息数. */
  disclosed: number;
  /** Skips the number of the third part. */
  gap?: boolean;
  /** What the prose says was disclosed, where the table says otherwise. */
  stated?: number;
  /** Sum of the parts of the applications received, where it is wrong. */
  received?: number;
}

/** An annual report of an invented office after the form of 2014, as text. */
export function inventReport(report: InventedReport): string {
  const { issuer, year, disclosed } = report;
  const received = report.received ?? 5;
  return [
    `${issuer}${year}年政府信息公开工作年度报告`,
    '',
    `本报告依照《中华人民共和国政府信息公开条例》写成，数据起止日期为${year}年1月1日至${year}年12月31日。`,
    '',
    '一、概述',
    `${issuer}在${year}年里把公开目录重新排过一遍，并请三位居民试着查找。`,
    '二、主动公开政府信息的情况',
    `全年主动公开政府信息${report.stated ?? disclosed}条。`,
    report.gap ? '四、依申请公开政府信息的情况' : '三、依申请公开政府信息的情况',
    `全年收到信息公开申请5件，都在期限内作了答复。`,
    report.gap ? '五、存在的问题和改进打算' : '四、存在的问题和改进打算',
    '目录的检索还不够顺手，打算在下一年补上按主题查找的入口。',
    '',
    `${issuer}政府信息公开工作情况统计表`,
    `（${year}年度）`,
    '',
    '| 统计指标 | 单位 | 统计数 |',
    '| --- | --- | --- |',
    `| 一、主动公开情况 | —— | —— |`,
    `| （一）主动公开政府信息数 | 条 | ${disclosed} |`,
    `| 其中：主动公开规范性文件数 | 条 | 1 |`,
    `| 二、回应解读情况 | —— | —— |`,
    `| （一）回应公众关注热点或重大舆情数 | 次 | 2 |`,
    `| 三、依申请公开情况 | —— | —— |`,
    `| （一）收到申请数 | 件 | ${received} |`,
    `| 1.当面申请数 | 件 | 2 |`,
    `| 2.传真申请数 | 件 | 0 |`,
    `| 3.网络申请数 | 件 | 3 |`,
    `| 4.信函申请数 | 件 | 0 |`,
    `| （二）申请办结数 | 件 | 5 |`,
    '',
    `${issuer}`,
    `${year + 1}年2月${(disclosed % 20) + 1}日`,
    '',
  ].join('\n');
}

const FIRST = [...'柳石松桃白云南北东西上下青长新古大小高平红清双金银'];
const SECOND = [...'桥河坪林湾溪坝岭塘店井沟坡泉庄楼峰寨渡堡'];

/**
 * The report of the `index`-th office, up to 500 of different names; every third has something for the rules
 * to find.
 */
export function inventedOffice(index: number): InventedReport {
  return {
    issuer: `青禾县${FIRST[Math.floor(index / SECOND.length) % FIRST.length]}${SECOND[index % SECOND.length]}镇人民政府`,
    year: 2017,
    disclosed: 20 + (index % 50),
    ...(index % 3 === 0 ? { gap: true, stated: 999 } : {}),
    ...(index % 5 === 0 ? { received: 6 } : {}),
  };
}

/**
 * Writes invented reports to a directory, in folders of 100.
 *
 * @returns the files in order
 */
export async function writeReports(directory: string, count: number): Promise<string[]> {
  const files: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const folder = join(directory, `batch-${Math.floor(index / 100)}`);
    if (index % 100 === 0) await mkdir(folder, { recursive: true });
    const file = join(folder, `office-${String(index).padStart(4, '0')}.txt`);
    await writeFile(file, inventReport(inventedOffice(index)));
    files.push(file);
  }
  return files;
}
