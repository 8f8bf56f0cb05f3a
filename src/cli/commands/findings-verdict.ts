import { both, type Bilingual } from '../../language.js';
import type { Verdict } from '../../store/findings/verdicts.js';
import { counted } from '../../words/counted.js';
import { command, type Command } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { JSON_LINES } from '../command/shared-options.js';
import { many, needed, text, wholeNumber } from '../command/values.js';
import { noSuch, usage } from '../work/no-such.js';
import { withDatabase } from '../work/with-database.js';

const alreadyResolved = (ids: readonly number[]): Bilingual =>
  both(
    `发现 ${ids.join('、')} 已消除，现行报告中不再出现，无需处理；什么也没有改动`,
    `Finding ${ids.join(', ')} is resolved: no current report has it any more. Nothing was changed`,
  );

const alike = (n: number): Bilingual =>
  n === 0 ? both('', '') : both(`，另 ${n} 条原已如此`, `; ${n} unchanged`);

/** How one verdict is called, and what is said when it was given. */
interface Wording {
  name: string;
  verdict: Verdict;
  summary: Bilingual;
  example: string;
  given: (count: number) => Bilingual;
}

/** A person's word on findings: `findings confirm|dismiss|reopen ID… --note TEXT --by NAME`. */
const verdictCommand = ({ name, verdict, summary, example, given }: Wording): Command =>
  command({
    name,
    summary,
    arguments: { ids: needed(many(wholeNumber('id', '发现的编号', 'ids of findings'))) },
    options: {
      note: needed(text('text', '理由（必填）', 'why (needed)')),
      by: needed(text('name', '处理人（必填）', 'who says so (needed)')),
      json: JSON_LINES,
    },
    examples: [`findings ${name} ${example} --by 周敏`],
    async run({ ids: named, note, by }, call) {
      const { say, screen } = call;
      const ids = [...new Set(named)];
      return withDatabase(call, async ({ pool }) => {
        const { giveVerdict } = await import('../../store/findings/verdicts.js');
        const { findingToJson } = await import('../../store/findings/finding-json.js');
        const { listFindings } = await import('../../store/findings/list-findings.js');
        const { changed, unchanged, unknown, resolved } = await giveVerdict(pool, ids, verdict, { by, note });
        if (unknown.length > 0) throw noSuch(call, 'finding', unknown);
        if (resolved.length > 0) throw usage(call, alreadyResolved(resolved));
        if (call.json) {
          for await (const finding of listFindings(pool, { ids }))
            await screen.printJson(findingToJson(finding));
        } else {
          const [told, same] = [given(changed.length), alike(unchanged.length)];
          await screen.print(say(both(`${told.zh}${same.zh}。`, `${told.en}${same.en}.`)));
        }
        return EXIT.done;
      });
    },
  });

export const findingsConfirm = verdictCommand({
  name: 'confirm',
  verdict: 'confirmed',
  summary: both('认定发现属实', 'say that findings are right'),
  example: '12 --note "已请镇里更正"',
  given: (n) => both(`已认定 ${n} 条发现属实`, `${counted(n, 'finding')} confirmed`),
});

export const findingsDismiss = verdictCommand({
  name: 'dismiss',
  verdict: 'dismissed',
  summary: both('不采纳发现', 'say that findings are wrong or do not matter'),
  example: '12 13 --note "口径不同，原件无误"',
  given: (n) => both(`已将 ${n} 条发现标为不采纳`, `${counted(n, 'finding')} dismissed`),
});

export const findingsReopen = verdictCommand({
  name: 'reopen',
  verdict: 'reopened',
  summary: both('撤回对发现的认定', 'take back what was said of findings'),
  example: '12 --note "需要再核"',
  given: (n) => both(`已撤回对 ${n} 条发现的认定`, `${counted(n, 'finding')} reopened`),
});
