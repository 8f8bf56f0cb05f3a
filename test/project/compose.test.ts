import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { QUEUES } from '../../src/queue/names.js';
import { ROOT, readText, repositoryFiles } from './files.js';

interface Service {
  image?: string;
  build?: unknown;
  user?: string;
  read_only?: boolean;
  restart?: string;
  profiles?: string[];
  command?: string[];
  environment?: Record<string, string>;
  env_file?: { path: string; required: boolean }[];
  ports?: string[];
  volumes?: (string | { source: string; target: string; read_only?: boolean })[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

const text = readText('docker-compose.yml');
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };
const service = (name: string): Service => services[name] ?? {};
const workers = QUEUES.map((kind) => [kind, service(kind)] as const);

test('it follows the Compose specification', () => {
  // dclint checks the file against the schema of the specification; it ends with an error when something is
  // wrong.
  const dclint = join(ROOT, 'node_modules/dclint/bin/dclint.cjs');
  const output = execFileSync(process.execPath, [dclint, '--max-warnings', '0', 'docker-compose.yml'], {
    cwd: ROOT,
  });
  expect(output.toString()).not.toMatch(/error|warning/);
});

describe.each(workers)('the %s worker', (kind, worker) => {
  test('runs the file that works this one kind', () => {
    expect(worker.command).toEqual([`dist/workers/${kind}.js`]);
    expect(repositoryFiles()).toContain(`workers/${kind}.ts`);
  });

  test('waits for the schema, PostgreSQL and Redis', () => {
    expect(worker.depends_on).toEqual({
      migrate: { condition: 'service_completed_successfully' },
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
  });

  test('runs as an ordinary user on a read-only file system and comes back after a fault', () => {
    expect(worker).toMatchObject({ user: 'node', read_only: true, restart: 'unless-stopped' });
  });
});

test('the drop directory is mounted read-only wherever it is mounted', () => {
  const mounts = Object.entries(services).flatMap(([name, { volumes = [] }]) =>
    volumes.flatMap((volume) =>
      typeof volume === 'string' || volume.target !== '/drop' ? [] : [{ name, ...volume }],
    ),
  );
  expect(mounts.map(({ name }) => name)).toEqual(expect.arrayContaining(['fetch', 'runs', 'cli']));
  expect(mounts.filter((mount) => mount.read_only !== true)).toEqual([]);
});

test.each(workers)('the %s worker has the configuration, and the secrets that it names', (_, worker) => {
  expect(worker.environment).toMatchObject({
    NIANBAO_CONFIG: '${NIANBAO_CONFIG:-}',
    NIANBAO_CONTACT: '${NIANBAO_CONTACT:-}',
    NIANBAO_ALLOW_HOSTS: '${NIANBAO_ALLOW_HOSTS:-}',
  });
  expect(worker.env_file).toEqual([{ path: 'secrets.env', required: false }]);
  expect(worker.volumes).toContainEqual(expect.objectContaining({ target: '/config', read_only: true }));
});

test('no port is published but PostgreSQL, and what is only there if asked for, on the loopback address', () => {
  const published = Object.entries(services).flatMap(([name, { ports = [], profiles = [] }]) =>
    ports.map((port) => [name, profiles.join(), port]),
  );
  expect(published).toEqual([
    ['console', 'console', expect.stringMatching(/^127\.0\.0\.1:.*:8620$/)],
    ['grafana', 'observe', expect.stringMatching(/^127\.0\.0\.1:.*:3000$/)],
    ['postgres', '', expect.stringMatching(/^127\.0\.0\.1:.*:5432$/)],
    ['prometheus', 'observe', expect.stringMatching(/^127\.0\.0\.1:.*:9090$/)],
  ]);
});

test('the console is given its users, without whom it answers nobody beyond its container', () => {
  expect(service('console')).toMatchObject({
    user: 'node',
    read_only: true,
    command: ['bin/nianbao.js', 'console'],
    environment: { NIANBAO_CONSOLE_HOST: '0.0.0.0', NIANBAO_CONSOLE_USERS: '${NIANBAO_CONSOLE_USERS:-}' },
  });
});

test('the watch takes what is put into the drop directory', () => {
  expect(service('watch').command?.join(' ')).toBe('bin/nianbao.js start --no-console --drop /drop');
  expect(service('watch').volumes).toContainEqual(expect.objectContaining({ target: '/drop' }));
});

test('every service that stays up reports its health', () => {
  const silent = Object.entries(services)
    .filter(([, { profiles, command }]) => profiles === undefined && !command?.includes('migrate'))
    .filter(([, { healthcheck }]) => healthcheck === undefined);
  expect(silent.map(([name]) => name)).toEqual([]);
});

test('Redis evicts nothing and writes its jobs to disk', () => {
  const command = service('redis').command?.join(' ') ?? '';
  expect(command).toContain('--maxmemory-policy noeviction');
  expect(command).toContain('--appendonly yes');
});

test('secrets come from outside, and a missing one stops the start', () => {
  expect(service('postgres').environment?.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
  const passwords = [...text.matchAll(/\$\{(\w*PASSWORD\w*)([^}]*)\}/g)];
  expect(passwords.filter(([, , rest = '']) => !rest.startsWith(':?'))).toEqual([]);
});

test('every variable of the file is explained in .env.example or has a default', () => {
  const example = readText('.env.example');
  const unexplained = [...text.matchAll(/\$\{(\w+)(:-)?/g)]
    .filter(([, name = '', fallback]) => fallback === undefined && !example.includes(`${name}=`))
    .map(([, name]) => name);
  expect(unexplained).toEqual([]);
});

test('images are pinned to a version', () => {
  const images = [
    ...Object.values(services).flatMap(({ image, build }) =>
      build === undefined && image !== undefined ? [image] : [],
    ),
    ...[...readText('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image),
  ];
  expect(images.filter((image) => !/:v?\d+/.test(image))).toEqual([]);
});

test('the image takes from the build context only what .dockerignore lets in', () => {
  const allowed = readText('.dockerignore')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  const copied = [...readText('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, words = '']) => words.split(' '),
  );
  expect(copied.filter((path) => !allowed.includes(path))).toEqual([]);
});
