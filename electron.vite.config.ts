import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import manifest from './package.json' with { type: 'json' };

// Syntax is lowered to the older of the two runtimes the program must run on: the tests' Electron 33
// (Node 20.18, Chromium 130) and the shipped one. Without explicit targets electron-vite picks the shipped one.
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

// Packages with a native add-on are shipped as they are; all others are bundled, so that the package holds no
// node_modules but theirs.
const nativePackages = ['better-sqlite3', '@serialport/bindings-cpp'];
const bundledPackages = Object.keys(manifest.dependencies).filter((name) => !nativePackages.includes(name));

export default defineConfig({
  main: {
    // Packages of the flavour `test` open a debugging port when they are asked to; released ones never do.
    define: { __TEST_FLAVOUR__: JSON.stringify(process.env['SCAN_STATION_FLAVOUR'] === 'test') },
    build: {
      target: nodeTarget,
      sourcemap: true,
      externalizeDeps: { exclude: bundledPackages },
      rolldownOptions: {
        external: nativePackages,
        input: {
          index: 'src/main/index.ts',
          agent: 'src/main/agent/index.ts',
          'pattern-worker': 'src/main/workflows/pattern-worker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      // A sandboxed preload can neither be an ES module nor load other files.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      target: chromeTarget,
      sourcemap: true,
      // Absolute: the development server resolves it against another folder than the build does.
      rolldownOptions: { input: { index: path.resolve(import.meta.dirname, 'src/renderer/index.html') } },
    },
  },
});
