import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMet } from '../../bench/bench';
import { startMariadb } from '../../e2e/support/mariadb';
import { programRoot } from '../../e2e/support/station';
import { createTemporaryFolder } from '../../e2e/support/temporary-folder';
import { ensureBuild } from '../setup/build.mjs';
import { openDisplay } from '../setup/display.mjs';
import { drawSoak } from './charts/draw-soak';
import { judgeSoak } from './judge';
import { planSoak, type SoakSettings } from './plan';
import { formatSoak } from './report';
import { runSoak, type SoakRecord } from './run-soak';

/*
 * `npm run soak -- [--hours N] [--rate N] [--minutes N] [--restart-every N] [--warm-up N] [--seed N] [--report FOLDER] [--json]`: a shift in fast motion at the
 * real window, with outages and restarts. Prints what grows, draws it, and exits with 1 when a bound is missed. With --json
 * the last line of stdout is one JSON object.
 */

const { json, reportFolder, ...settings } = readArguments();
const tell = (line: string): void => {
  process.stderr.write(`soak: ${line}\n`);
};
process.exitCode = await main();

async function main(): Promise<number> {
  mkdirSync(reportFolder, { recursive: true });
  await ensureBuild();
  const display = await openDisplay();
  Object.assign(process.env, display.environment);
  try {
    const record = await soak();
    const judgement = judgeSoak(record);
    const text = `${formatSoak(record, judgement)}\n\nload average at the end: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`;
    const result = {
      isAllMet: judgement.targets.every(isMet),
      targets: judgement.targets.map((target) => ({ ...target, isMet: isMet(target) })),
      series: judgement.series,
      latencyByHour: judgement.latencyByHour,
      ledger: record.ledger,
    };
    writeFileSync(path.join(reportFolder, 'report.txt'), `${text}\n`);
    writeFileSync(path.join(reportFolder, 'report.json'), JSON.stringify({ ...result, record }, null, 2));
    const charts = await drawSoak(record, judgement, reportFolder);
    process.stdout.write(
      `${text}\n\nReport and ${charts.length} charts: ${path.relative(process.cwd(), reportFolder)}\n`,
    );
    if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
    return result.isAllMet ? 0 : 1;
  } finally {
    await display.close();
  }
}

async function soak(): Promise<SoakRecord> {
  tell('starting a private MariaDB');
  const database = await startMariadb();
  const home = createTemporaryFolder('soak');
  try {
    const plan = planSoak(settings);
    tell(
      `${plan.rows.length} scans, one every ${plan.rowEveryMs.toFixed(0)} ms, ${plan.events.length} events`,
    );
    return await runSoak(plan, settings, { database, dataFolder: home.folder, tell });
  } finally {
    await database.stop();
    home.remove();
  }
}

function readArguments(): SoakSettings & { json: boolean; reportFolder: string } {
  const { values } = parseArgs({
    options: {
      hours: { type: 'string', default: '12' },
      rate: { type: 'string', default: '1800' },
      minutes: { type: 'string', default: '20' },
      'restart-every': { type: 'string', default: '3' },
      'warm-up': { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      report: { type: 'string', default: path.join(programRoot, 'reports', 'soak') },
      json: { type: 'boolean', default: false },
    },
  });
  const number = (name: Exclude<keyof typeof values, 'json' | 'report'>, minimum: number): number => {
    const value = Number(values[name]);
    if (Number.isFinite(value) && value >= minimum) return value;
    process.stderr.write(`soak: --${name} ${values[name]} is not a number of at least ${minimum}.\n`);
    return process.exit(2);
  };
  return {
    hours: number('hours', 1),
    scansPerHour: Math.round(number('rate', 20)),
    minutes: number('minutes', 0),
    restartEveryHours: number('restart-every', 1),
    warmUpHours: number('warm-up', 0),
    seed: Math.round(number('seed', 0)),
    json: values.json,
    reportFolder: values.report,
  };
}
