import type { DoctorReport } from '../src/shared/doctor';
import { expect, test } from './support/fixtures';
import { startMariadb } from './support/mariadb';
import { sampleRow, scanCode, scanRow } from './support/scanner';
import { startSecondProgram } from './support/second-program';

/*
 * The program as a doctor: it prints and ends, beside a station that goes on.
 */

test('with --doctor the program prints its findings and ends, beside a running station', async ({
  launch,
  dataFolder,
}) => {
  const database = await startMariadb();
  try {
    const { page } = await launch({ databaseUrl: database.stationUrl });
    const environment = { SCAN_STATION_DATABASE_URL: database.stationUrl };
    const good = await startSecondProgram(dataFolder, ['--doctor'], environment);
    expect(good.exitCode).toBe(0);
    expect(good.standardOutput).toContain('0 errors, 0 warnings');

    const wrong = { SCAN_STATION_DATABASE_URL: database.stationUrl.replace('station:', 'station:wrong') };
    const bad = await startSecondProgram(dataFolder, ['--doctor', '--json', '--stations', '40'], wrong);
    expect(bad.exitCode).toBe(2);
    const report = JSON.parse(bad.standardOutput) as DoctorReport;
    expect(report).toMatchObject({ worst: 'error', stations: { count: 40, source: 'given' } });
    expect(report.findings.filter(({ level }) => level === 'error')).toMatchObject([{ check: 'login' }]);

    await scanCode(page, 'OP1234');
    await scanRow(page, sampleRow(1));
    await expect(page.getByTestId('feedback')).toHaveAttribute('data-outcome', 'accepted');
  } finally {
    await database.stop();
  }
});

test('with --doctor and no database the program says so and ends with an error', async ({ dataFolder }) => {
  const { exitCode, output } = await startSecondProgram(dataFolder, ['--doctor'], {
    SCAN_STATION_DATABASE_URL: '',
  });
  expect(exitCode).toBe(2);
  expect(output).toContain('No database is configured');
});
