/*
 * The import rule of docs/architecture.md as a machine checks it. Each rule's comment is what a person reads when it is
 * broken. Tests may import what they test and the helpers they need, so no rule but that of cycles is about them.
 */

const test = '\\.test\\.tsx?$';

/**
 * An npm package, whether it is found in node_modules, by its types alone, or not at all.
 * @param {string} names alternatives of a regular expression
 */
const npm = (names) => `(^|node_modules/)(@types/)?(${names})(/|$)`;

/**
 * @param {string} path files the rule is about
 * @param {string[]} exceptions files among them it is not about
 */
const from = (path, ...exceptions) => ({ path, pathNot: [test, ...exceptions] });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'A cycle has no bottom: nothing in it can be understood or tested alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      comment:
        'src/shared runs on both sides of the border: no electron, no Node, no DOM library; zod and check digits alone.',
      severity: 'error',
      from: from('^src/shared/'),
      to: { pathNot: ['^src/shared/', npm('zod|cdigit')] },
    },
    {
      name: 'renderer-knows-shared-only',
      comment: 'The window has neither Node nor electron; its packages are listed here one by one.',
      severity: 'error',
      from: from('^src/renderer/'),
      to: {
        pathNot: [
          '^src/(renderer|shared)/',
          npm('react|react-dom|zustand|i18next|react-i18next|uuid|zod|gs1-barcode-parser-mod|bwip-js|hucre'),
        ],
      },
    },
    {
      name: 'preload-knows-shared-only',
      comment: 'A sandboxed preload has electron and nothing else.',
      severity: 'error',
      from: from('^src/preload/'),
      to: { pathNot: ['^src/(preload|shared)/', npm('electron')] },
    },
    {
      name: 'main-is-below-nobody',
      comment: 'The main process reaches the window only through messages: src/shared/ipc.ts.',
      severity: 'error',
      from: from('^src/main/'),
      to: { path: '^src/(renderer|preload)/' },
    },
    {
      name: 'sqlite-door',
      comment:
        'better-sqlite3 is known in src/main/agent/outbox, and where the copies of the lists and what is known of people are kept.',
      severity: 'error',
      from: from('^src/', '^src/main/agent/(outbox|reference|people)/'),
      to: { path: npm('better-sqlite3') },
    },
    {
      name: 'mariadb-door',
      comment: 'mariadb is known in src/main/agent/destination alone.',
      severity: 'error',
      from: from('^src/', '^src/main/agent/destination/'),
      to: { path: npm('mariadb') },
    },
    {
      name: 'agent-without-electron',
      comment: 'The agent runs under plain Node in tests; what it needs of Electron is passed in.',
      severity: 'error',
      from: from('^src/main/agent/', '^src/main/agent/index\\.ts$'),
      to: { path: npm('electron|electron-log') },
    },
    {
      name: 'agent-entry-knows-electron-types-only',
      comment: 'The entry of the agent gets its port from process.parentPort; it needs the types alone.',
      severity: 'error',
      from: from('^src/main/agent/index\\.ts$'),
      to: { path: npm('electron|electron-log'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'agent-is-its-own-process',
      comment: 'The agent shares one file with the main process, its clock; all else goes by message.',
      severity: 'error',
      from: from('^src/main/agent/'),
      to: { path: '^src/main/', pathNot: ['^src/main/agent/', '^src/main/clock\\.ts$'] },
    },
    {
      name: 'main-knows-agent-by-protocol',
      comment:
        'The main process knows the messages of the agent and the settings of its rooms, nothing inside.',
      severity: 'error',
      from: from('^src/main/', '^src/main/agent/'),
      to: {
        path: '^src/main/agent/',
        pathNot: ['^src/main/agent/protocol\\.ts$', '^src/main/agent/[^/]+/settings\\.ts$'],
      },
    },
    {
      name: 'outbox-behind-its-port',
      comment: 'Others know the outbox by its port, outbox.ts; only the composition root names the adapter.',
      severity: 'error',
      from: from('^src/', '^src/main/agent/(outbox/|agent\\.ts$)'),
      to: { path: '^src/main/agent/outbox/', pathNot: '/(outbox|settings)\\.ts$' },
    },
    {
      name: 'destination-behind-its-port',
      comment:
        'Others know the destination by its port, destination.ts; only the composition root names the adapter.',
      severity: 'error',
      from: from('^src/', '^src/main/agent/(destination/|agent\\.ts$)'),
      to: { path: '^src/main/agent/destination/', pathNot: '/(destination|settings)\\.ts$' },
    },
    {
      name: 'relay-knows-ports-only',
      comment: 'The relay is policy: the two ports, entries, shared things and its own files.',
      severity: 'error',
      from: from('^src/main/agent/relay/'),
      to: {
        pathNot: [
          '^src/shared/',
          '^src/main/agent/(relay/|entry\\.ts$|outbox/outbox\\.ts$|destination/destination\\.ts$)',
          npm('zod'),
        ],
      },
    },
    {
      name: 'outbox-knows-no-other-room',
      comment:
        'The outbox knows entries and shared things; the relay carries between it and the destination.',
      severity: 'error',
      from: from('^src/main/agent/outbox/'),
      to: {
        path: '^src/',
        pathNot: [
          '^src/shared/',
          '^src/main/agent/(outbox/|(entry|history-port|judgement-port|shift-port)\\.ts$)',
        ],
      },
    },
    {
      name: 'destination-knows-no-other-room',
      comment:
        'The destination knows entries and shared things; the relay carries between the outbox and it.',
      severity: 'error',
      from: from('^src/main/agent/destination/'),
      to: { path: '^src/', pathNot: ['^src/shared/', '^src/main/agent/(destination/|entry\\.ts$)'] },
    },
    {
      name: 'roots-belong-to-entries',
      comment: 'A composition root is started by its entry and imported by nobody else.',
      severity: 'error',
      from: from('^src/', '^src/main/(agent/)?index\\.ts$'),
      to: { path: '^src/main/(station|agent/agent)\\.ts$' },
    },
    {
      name: 'product-knows-no-tools',
      comment: 'What is shipped imports no test, script or benchmark.',
      severity: 'error',
      from: from('^src/'),
      to: { path: ['^(scripts|e2e|bench)/', test] },
    },
    {
      name: 'product-needs-no-dev-dependency',
      comment: 'What is shipped uses packages listed in "dependencies"; electron is the runtime itself.',
      severity: 'error',
      from: from('^src/'),
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: npm('electron') },
    },
    {
      name: 'no-unlisted-package',
      comment: 'A package that package.json does not list works by accident.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import of a file or package that is not there.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types are knowledge too: an import of a type counts like any other.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
