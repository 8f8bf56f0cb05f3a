// Records what `nianbao parse` says of files.
import { join } from 'node:path';
import { commandLine, forEach } from './drive.js';
import { filesBelow } from './inputs.js';
import { openRecording } from './recording.js';

/** Files of one process. */
const BATCH = 100;

/**
 * @param directory whose files are parsed; their names are told from there
 * @param texts whether what people read is recorded too, in both languages: a process for each of them
 */
export async function recordParse(checkout, directory, { texts }) {
  const recording = openRecording();
  const nianbao = commandLine(checkout, {}, directory);
  const files = await filesBelow(directory);
  const batches = [];
  for (let at = 0; at < files.length; at += BATCH) batches.push(files.slice(at, at + BATCH));
  await forEach(batches, async (batch) => {
    for (const language of ['zh', 'en']) {
      const { printed, noted } = await nianbao.run(['parse', '--json', ...batch], { NIANBAO_LANG: language });
      for (const line of noted) {
        const failure = line.startsWith('{') ? JSON.parse(line) : { file: '(note)', note: line };
        recording.add(`failure ${language}`, failure.file, failure);
      }
      // Reports are told in both languages at once; only failures need the second round.
      if (language === 'zh') {
        for (const line of printed) {
          const report = JSON.parse(line);
          recording.add('report', report.file ?? report.source ?? '', report);
        }
        if (noted.length === 0) break;
      }
    }
  });
  if (texts) {
    await forEach(files, async (file) => {
      for (const language of ['zh', 'en']) {
        const said = await nianbao.run(['parse', join('.', file)], { NIANBAO_LANG: language });
        recording.add(`text ${language}`, file, said);
      }
    });
  }
  return recording;
}
