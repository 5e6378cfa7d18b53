import { findProgram } from './system-needs.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** Sees to it that node-gyp finds Python, make and a compiler. */
export async function ensureBuildTools() {
  if (process.platform === 'win32') return;
  const isComplete = ['python3', 'make', 'c++'].every((name) => findProgram(name) !== null);
  if (isComplete) return;
  await ensureSystemPackages([
    {
      reason: 'building better-sqlite3 (Python 3, make, a C++20 compiler)',
      packages: [['python3'], ['make'], ['g++']],
    },
  ]);
}
