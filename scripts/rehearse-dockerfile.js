// Runs the steps of the Dockerfile without a container engine, and then starts what they made: what passes
// here is what `docker build` would do on top of the same Node image. Usage: node
// scripts/rehearse-dockerfile.js
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const repository = join(import.meta.dirname, '..');
const root = mkdtempSync(join(tmpdir(), 'nianbao-image-'));
/** Directory of each stage's file system, by the stage's name. */
const stages = new Map();
let stage = { directory: '', work: '', env: {}, entry: [], command: [] };

const steps = {
  FROM(rest) {
    const name = /\bAS\s+(\S+)$/i.exec(rest)?.[1] ?? `stage-${stages.size}`;
    stage = { directory: join(root, name), work: '/', env: {}, entry: [], command: [] };
    mkdirSync(stage.directory);
    stages.set(name, stage);
  },
  WORKDIR(rest) {
    stage.work = rest;
    mkdirSync(inside(stage, rest), { recursive: true });
  },
  ENV(rest) {
    const [, name, value] = /^(\w+)=(.*)$/.exec(rest) ?? [];
    if (name === undefined) throw new Error(`ENV ${rest}: write NAME=value`);
    stage.env[name] = value;
  },
  COPY(rest) {
    const words = rest.split(/\s+/);
    const from = /^--from=(.+)$/.exec(words[0])?.[1];
    if (from !== undefined) words.shift();
    const target = words.pop();
    const source = stages.get(from);
    for (const word of words) {
      const path = from === undefined ? join(repository, word) : inside(source, word);
      const name = target.endsWith('/') ? join(target, word) : target;
      const to = inside(stage, name);
      mkdirSync(dirname(to), { recursive: true });
      // Links stay links: node_modules/.bin is made of them.
      cpSync(path, to, { recursive: true, verbatimSymlinks: true });
    }
  },
  RUN(rest) {
    run('sh', ['-c', rest]);
  },
  USER() {
    // The rehearsal runs as whoever starts it.
  },
  ENTRYPOINT(rest) {
    stage.entry = JSON.parse(rest);
  },
  CMD(rest) {
    stage.command = JSON.parse(rest);
  },
};

function inside(at, path) {
  return join(at.directory, path.startsWith('/') ? path : join(at.work, path));
}

function run(program, parameters, output = 'inherit') {
  const ended = spawnSync(program, parameters, {
    cwd: inside(stage, '.'),
    env: { ...process.env, ...stage.env },
    stdio: ['ignore', output, 'inherit'],
  });
  if (ended.status !== 0) throw new Error(`${program} ${parameters.join(' ')} ended with ${ended.status}`);
}

try {
  for (const line of readFileSync(join(repository, 'Dockerfile'), 'utf8').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    const step = steps[word];
    if (step === undefined) throw new Error(`the rehearsal does not know this step: ${line}`);
    console.log(`Dockerfile: ${line}`);
    step(rest);
  }
  const [program, ...parameters] = [...stage.entry, ...stage.command];
  console.log(
    `Dockerfile: starts ${program} ${parameters.join(' ')} in ${relative(root, inside(stage, '.'))}`,
  );
  run(program, parameters);
  // Reading a report loads the core and every package that it needs at run time.
  const sample = join(repository, 'samples/reports/云坪县/教育局-2018.txt');
  run(program, ['bin/nianbao.js', 'parse', '--json', sample], 'ignore');
  console.log('Dockerfile: what it made starts, and reads a sample');
} finally {
  rmSync(root, { recursive: true, force: true });
}
