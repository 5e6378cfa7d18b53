import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/*
 * The general rules come from typescript-eslint and React. Below them are the rules of this house: each names what is
 * not done here and what is done instead. `npm run check` runs it; there are no exceptions inside files.
 */

const product = ['src/**/*.ts', 'src/**/*.tsx'];
const tests = ['**/*.test.ts', '**/*.test.tsx'];

/** Everywhere. */
const shapes = [
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'Export by name: a thing has one name wherever it is used.',
  },
  {
    selector: 'TSEnumDeclaration',
    message: 'Use a union of strings: it reads the same in code, JSON and SQL.',
  },
];

const clockMessage =
  'Take time and randomness from a Clock (src/shared/clock.ts), so that tests can move it.';
const timeAndRandomness = [
  'MemberExpression[object.name="Date"][property.name="now"]',
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
  'MemberExpression[object.name="performance"][property.name="now"]',
  'MemberExpression[object.name="Math"][property.name="random"]',
  'MemberExpression[object.name=/^(window|globalThis|self)$/][property.name=/^(setTimeout|setInterval|performance)$/]',
].map((selector) => ({ selector, message: clockMessage }));

const timerGlobals = ['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
  name,
  message: clockMessage,
}));
const timerModules = ['timers', 'timers/promises', 'perf_hooks'].flatMap((name) =>
  [name, `node:${name}`].map((module) => ({ name: module, message: clockMessage })),
);

const ipcMessage = 'Only src/main/ipc talks to windows: there the sender and the arguments are checked.';
const windowMessages = [
  'MemberExpression[property.name="ipcMain"]',
  'CallExpression[callee.property.name=/^(send|postMessage|sendToFrame)$/][callee.object.property.name=/^(webContents|sender|senderFrame|mainFrame)$/]',
  'CallExpression[callee.property.name=/^(send|postMessage|sendToFrame)$/][callee.object.name=/^(webContents|sender|senderFrame|mainFrame)$/]',
].map((selector) => ({ selector, message: ipcMessage }));
const ipcMain = { name: 'electron', importNames: ['ipcMain'], message: ipcMessage };

const stationDoor = [
  'MemberExpression[object.name=/^(window|globalThis)$/][property.name="station"]',
  'VariableDeclarator[init.name=/^(window|globalThis)$/] > ObjectPattern > Property[key.name="station"]',
].map((selector) => ({ selector, message: 'Only src/renderer/station.ts knows window.station.' }));

/** In a template that begins like SQL, names of tables and columns may be filled in, values never. */
const sqlValues = [
  {
    selector: [
      'TemplateLiteral[quasis.0.value.raw=/^\\s*(SELECT|INSERT|REPLACE|UPDATE|DELETE|WITH|SET|CALL|CREATE|ALTER|DROP|GRANT)\\b/i]',
      ' > .expressions',
      ':not(Identifier[name=/^(table|columns|keyColumn|placeholders|privileges)$/])',
      ':not(CallExpression[callee.name=/^quote[A-Z]/])',
      ':not(CallExpression[callee.object.name="columns"][callee.property.name="join"])',
    ].join(''),
    message: 'Pass values as parameters (?); only names of tables and columns are filled into SQL.',
  },
];

/**
 * A rule set for some files replaces the ones before it, so each place lists all that holds there.
 * @param {{ selector: string, message: string }[]} restrictions
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbid = (...restrictions) => ({ 'no-restricted-syntax': ['error', ...shapes, ...restrictions] });

/**
 * @param {{ name: string, importNames?: string[], message: string }[]} paths
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbidImports = (...paths) => ({ 'no-restricted-imports': ['error', { paths }] });

const inAnyRoom = [...timeAndRandomness, ...windowMessages, ...stationDoor, ...sqlValues];
const except = (/** @type {unknown[]} */ ...lists) =>
  inAnyRoom.filter((restriction) => !lists.flat().includes(restriction));

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'reports/']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      // TypeScript knows better which names exist, in .mjs files too.
      'no-undef': 'off',
      // Scanners do send control characters.
      'no-control-regex': 'off',
      // As the compiler has it: a leading underscore says that a value is not looked at on purpose.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `() => clearTimeout(timer)` where a function without result is asked for hides nothing.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreVoidReturningFunctions: true }],
      // A number reads the same in a sentence however it is put there.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: false } },
        { selector: 'typeLike', format: ['PascalCase'] },
      ],
      'no-alert': 'error',
      eqeqeq: 'error',
      ...forbid(),
    },
  },

  {
    files: product,
    ignores: tests,
    rules: {
      'no-console': 'error',
      'max-lines': ['error', 250],
      ...forbid(...inAnyRoom),
      ...forbidImports(...timerModules, ipcMain),
      'no-restricted-globals': ['error', ...timerGlobals],
    },
  },
  {
    files: ['src/**/clock.ts'],
    rules: { ...forbid(...except(timeAndRandomness)), 'no-restricted-globals': 'off' },
  },
  {
    files: ['src/main/ipc/**/*.ts'],
    ignores: tests,
    rules: { ...forbid(...except(windowMessages)), ...forbidImports(...timerModules) },
  },
  { files: ['src/renderer/station.ts'], rules: forbid(...except(stationDoor)) },

  { ...reactHooks.configs.flat.recommended, files: ['src/renderer/**/*.ts', 'src/renderer/**/*.tsx'] },

  // Tools that read a file of settings ask for a default export.
  { files: ['**/*.config.ts', '**/*.config.mjs'], rules: { 'no-restricted-syntax': 'off' } },
  // A type given in a comment, the only way in JavaScript, is not seen by these two.
  {
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // No compiler project knows these: a file of settings, and what runs inside the substitute Electron.
  {
    files: ['**/*.cjs', 'scripts/setup/launcher/**'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
