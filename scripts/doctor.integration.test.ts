import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../e2e/support/mariadb';
import { createTemporaryFolder } from '../e2e/support/temporary-folder';
import type { DoctorReport } from '../src/shared/doctor';

const runTs = path.join(import.meta.dirname, 'run-ts.mjs');
const doctor = path.join(import.meta.dirname, 'doctor.ts');

async function run(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const { SCAN_STATION_CONFIG: _config, SCAN_STATION_DATABASE_URL: _url, ...inherited } = process.env;
  const child = spawn(process.execPath, [runTs, doctor, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, stdout, stderr };
}

describe('npm run doctor', () => {
  let database: PrivateMariadb;
  const temporary = createTemporaryFolder('doctor-script');

  beforeAll(async () => {
    database = await startMariadb();
  });
  afterAll(async () => {
    await database.stop();
    temporary.remove();
  });

  it('ends with 0 where there are notes alone, and writes no colours into a file', async () => {
    const { exitCode, stdout } = await run(['--url', database.stationUrl]);
    expect(stdout).toContain('0 errors, 0 warnings');
    expect(stdout).not.toContain('\u001b');
    expect(exitCode).toBe(0);
  });

  it('ends with 1 where the worst is a warning, from a configuration file, as one JSON object', async () => {
    const file = path.join(temporary.folder, 'station.json');
    writeFileSync(file, JSON.stringify({ database: { url: database.stationUrl } }));
    const { exitCode, stdout } = await run(['--config', file, '--stations', '500', '--json']);
    const report = JSON.parse(stdout) as DoctorReport;
    expect(report.worst).toBe('warning');
    expect(report.findings.find(({ check }) => check === 'max-connections')?.level).toBe('warning');
    expect(exitCode).toBe(1);
  });

  it('ends with 2 where there is an error, named by the environment, and shows no password', async () => {
    const url = database.stationUrl.replace('station:', 'station:wrong-');
    const { exitCode, stdout, stderr } = await run([], { SCAN_STATION_DATABASE_URL: url });
    expect(stdout).toContain('the server refuses the name "station" or its password');
    expect(stdout + stderr).not.toContain('wrong-');
    expect(exitCode).toBe(2);
  });

  it.each([
    ['no database', [], 'No database is named.'],
    ['an unknown parameter', ['--fix'], "Unknown option '--fix'"],
    ['a URL of something else', ['--url', 'http://db/quality'], 'begins with "http://"'],
    [
      'a number of stations that is none',
      ['--stations', 'many', '--url', 'mariadb://a:b@c/d'],
      '--stations "many"',
    ],
  ])('says in words that it was given %s', async (_name, parameters, words) => {
    const { exitCode, stderr } = await run(parameters);
    expect(stderr).toContain(words);
    expect(exitCode).toBe(2);
  });
});
