import { createRequire } from 'node:module';
import { forward } from './setup/forward.mjs';

/* Runs a TypeScript file: `node scripts/run-ts.mjs FILE parameters…`. */

const tsx = createRequire(import.meta.url).resolve('tsx/cli');
process.exitCode = await forward(process.execPath, [tsx, ...process.argv.slice(2)]);
