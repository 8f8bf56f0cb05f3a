import { parseArgs } from 'node:util';
import { NianbaoError } from '../src/errors/nianbao-error.js';
import { parseReport } from '../src/report/parse-report.js';
import { checkReport } from '../src/rules/check-report.js';
import { grid, lines, row, text, writePdf, type TestPage } from '../test/decode/pdf/write-pdf.js';

const { values } = parseArgs({ options: { case: { type: 'string', default: '' } } });

const TITLE = '清溪镇2021年政府信息公开工作年度报告';
const SENTENCE = '清溪镇把公开写进每月的工作清单，由专人检查栏目是否按时更新。';

/** A text of so many bytes: headings, prose and a table, again and again. */
function textOf(bytes: number): Uint8Array {
  const section = `一、总体情况\n${`${SENTENCE}\n`.repeat(40)}统计指标\t单位\t统计数\n收到申请数\t件\t3\n`;
  const times = Math.ceil(bytes / Buffer.byteLength(section));
  return Buffer.from(`${TITLE}\n${section.repeat(times)}`).subarray(0, bytes);
}

/** A page as reports print it: prose, and a ruled table of so many rows below it. */
function pageOf(number: number, rows: number): TestPage {
  const columns = [60, 200, 260, 320, 380, 440, 530];
  const edges = Array.from({ length: rows + 1 }, (_, at) => 420 + at * 18);
  return {
    marks: [
      ...lines(60, 80, 22, Array<string>(15).fill(SENTENCE)),
      ...grid(columns, edges),
      ...edges
        .slice(1)
        .flatMap((bottom, at) => row(columns, bottom - 5, [`第${at}项`, '件', '1', '2', '3', '6'])),
      text(290, 820, `- ${number} -`, { size: 9 }),
    ],
  };
}

function pdfOf(pages: number, rows: number): Uint8Array {
  const head: TestPage = { marks: lines(60, 80, 30, [TITLE, '一、总体情况', SENTENCE]) };
  return writePdf([head, ...Array.from({ length: pages - 1 }, (_, at) => pageOf(at + 2, rows))]);
}

const CASES: Readonly<Record<string, () => Uint8Array>> = {
  'text, 1 MB': () => textOf(1 << 20),
  'text, 20 MB': () => textOf(20 << 20),
  'PDF, 100 full pages': () => pdfOf(100, 20),
  'PDF, 300 full pages': () => pdfOf(300, 20),
  'PDF, 300 pages of prose and a small table': () => pdfOf(300, 4),
  'PDF, 500 pages': () => pdfOf(500, 4),
};

async function outcomeOf(bytes: Uint8Array, name: string): Promise<string> {
  try {
    const report = await parseReport(bytes, { name });
    return `read: ${report.tables.length} tables, ${checkReport(report).length} findings`;
  } catch (error) {
    if (error instanceof NianbaoError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

for (const [name, make] of Object.entries(CASES)) {
  if (!name.includes(values.case)) continue;
  const bytes = make();
  const begin = process.cpuUsage();
  const outcome = await outcomeOf(bytes, name);
  const { user, system } = process.cpuUsage(begin);
  const seconds = ((user + system) / 1e6).toFixed(1);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${name} (${(bytes.length / 1e6).toFixed(1)} MB): ${seconds} s of CPU, ${memory} MB at most so far`,
  );
  console.log(`  ${outcome}`);
}
