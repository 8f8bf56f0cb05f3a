import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import ts from 'typescript-eslint';

/** Rooms of src from the bottom up: a room imports only rooms before it. */
const { core: CORE, shell: SHELL } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'src/rooms.json'), 'utf8'),
);
const ROOMS = [...CORE, ...SHELL];

/** The room of a file below src by its absolute path; undefined for a file beside the rooms. */
const roomOf = (path) => /^([^/.]+)[/.]/.exec(relative(join(import.meta.dirname, 'src'), path))?.[1];

/** Says of an import that runs back up which room it may not know. */
const downwards = {
  create(context) {
    const mine = ROOMS.indexOf(roomOf(context.filename));
    const check = ({ source }) => {
      if (mine < 0 || typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const room = roomOf(join(dirname(context.filename), source.value));
      if (ROOMS.indexOf(room) <= mine) return;
      context.report({ node: source, message: `${ROOMS[mine]} stands before ${room} in src/rooms.json.` });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

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
    files: CORE.map((room) => `src/${room}{.ts,/**/*.ts}`),
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'no-restricted-globals': ['error', 'process', 'console', 'fetch', 'setTimeout'],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { rooms: { rules: { downwards } } },
    rules: { 'rooms/downwards': 'error' },
  },
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
