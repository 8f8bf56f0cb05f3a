// Records what Nianbao does as seen from outside, on its command line and by its HTTP API, so that two
// versions can be compared whatever they look like inside:
//
//   npm run build
//   node scripts/record-behaviour.js --checkout DIR --inputs DIR --reports DIR --out DIR [--only PART]
//
//   --checkout  a built checkout of the version to record
//   --inputs    the files that are read; made with `nianbao sample` of the checkout if it is empty, else kept
//   --reports   a folder of published reports, all of whose files are parsed too
//   --out       where the recording is written: gzip-compressed JSON lines
//   --only      only `parse`, `postgres` or `redis`
//
// Parts are `parse-…` (what `nianbao parse` says of files) and, for each of the two engines of the queues, a
// province of three years that is delivered, corrected and judged: what each command said and which events
// went out (`steps`), all listings, the export, and on the engine in PostgreSQL all answers of the API and
// what people read (`texts`). Ids, times, ports and temporary directories are replaced by stable names, so
// two recordings of the same version are equal; scripts/compare-behaviour.js compares them. Needs
// redis-server on the PATH.
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { makeInputs } from './behaviour/inputs.js';
import { recordParse } from './behaviour/record-parse.js';
import { recordProvince } from './behaviour/record-province.js';

const { values } = parseArgs({
  options: {
    checkout: { type: 'string' },
    inputs: { type: 'string' },
    reports: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string' },
  },
});
for (const name of ['checkout', 'inputs', 'reports', 'out']) {
  if (values[name] === undefined)
    throw new Error(`--${name} is missing; the head of this file says what it is`);
  values[name] = resolve(values[name]);
}
const { checkout, inputs, reports, out, only } = values;
const wanted = (part) => only === undefined || only === part;
const began = performance.now();

async function write(part, recording) {
  const records = await recording.write(out, part);
  console.log(`${part}: ${records} records, ${Math.round((performance.now() - began) / 1000)} s`);
}

await makeInputs(checkout, inputs);
if (wanted('parse')) {
  await write(
    'parse-samples',
    await recordParse(checkout, resolve(checkout, 'samples/reports'), { texts: true }),
  );
  await write('parse-reports', await recordParse(checkout, reports, { texts: true }));
  await write('parse-archives', await recordParse(checkout, resolve(inputs, 'archives'), { texts: false }));
  await write('parse-generated', await recordParse(checkout, resolve(inputs, 'generated'), { texts: false }));
}
for (const engine of ['postgres', 'redis']) {
  if (!wanted(engine)) continue;
  const parts = await recordProvince(checkout, inputs, { engine, whole: engine === 'postgres' });
  for (const [name, recording] of Object.entries(parts)) await write(`${engine}-${name}`, recording);
}
