import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import ts from 'typescript-eslint';

/** Core folders in the order that data flows; each may import only folders before it (see docs/decisions). */
const CORE = ['archive', 'decode', 'document', 'segment', 'tables', 'templates', 'report', 'rules'];
/** Importable from anywhere in the core. */
const FOUNDATION = ['document'];

/** The import rules of a core folder, for its own files (depth 1) and those of its subfolders (depth 2). */
function coreImports(folder) {
  const allowed = [...new Set([...CORE.slice(0, CORE.indexOf(folder) + 1), ...FOUNDATION])];
  return [1, 2].map((depth) => {
    const up = '\\.\\./'.repeat(depth);
    return {
      files: [`src/${folder}/${depth === 1 ? '*.ts' : '*/*.ts'}`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex: `^${up}(?!(${allowed.join('|')})/|(errors/|language\\.js$))`,
                message: `src/${folder} may import only ${allowed.join(', ')}, errors and language.`,
              },
              {
                regex: '^node:(fs|net|http|https|child_process|worker_threads|os|process)',
                message: 'The core does no I/O.',
              },
              {
                regex: '^(pg|bullmq|ioredis|pino|commander|undici)($|/)',
                message: 'The core knows no shell package.',
              },
            ],
          },
        ],
        'no-restricted-globals': ['error', 'process', 'console', 'fetch', 'setTimeout'],
        '@typescript-eslint/no-non-null-assertion': 'error',
      },
    };
  });
}

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'samples/', 'test/fixtures/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      'no-console': 'error',
      'no-control-regex': 'off',
      'no-irregular-whitespace': 'off',
    },
  },
  {
    // What the core reads is hostile: no pattern may take more than linear time.
    files: CORE.map((folder) => `src/${folder}/**/*.ts`),
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }] },
  },
  ...CORE.flatMap(coreImports),
  {
    files: ['src/console/assets/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['document', 'location', 'addEventListener', 'setTimeout'].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['scripts/**', 'bench/**', 'bin/**', '*.config.*'],
    rules: { 'no-console': 'off' },
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
