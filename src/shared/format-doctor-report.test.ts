import { describe, expect, it } from 'vitest';
import { doctorExitCode, worstLevel, type DoctorFinding, type DoctorReport } from './doctor';
import { formatDoctorReport } from './format-doctor-report';

const findings: DoctorFinding[] = [
  {
    server: 'db.example:3306',
    check: 'port',
    title: 'Port',
    level: 'ok',
    found: 'db.example:3306 accepts connections',
    recommended: 'a server that accepts connections there',
    why: 'Stations reach MariaDB by this port.',
    remedy: null,
  },
  {
    server: 'db.example:3306',
    check: 'flush-log',
    title: 'innodb_flush_log_at_trx_commit',
    level: 'warning',
    found: '2',
    recommended: '1',
    why: 'Only then a scan the server has confirmed is on its disk.',
    remedy: {
      sql: ['SET GLOBAL innodb_flush_log_at_trx_commit = 1'],
      optionFile: ['innodb_flush_log_at_trx_commit = 1'],
      advice: 'Ask first.',
    },
  },
  {
    server: 'db.example:3306',
    check: 'slow-log',
    title: 'Slow query log',
    level: 'not-reached',
    found: 'not reached',
    recommended: '',
    why: '',
    remedy: null,
  },
];
const report: DoctorReport = {
  target: 'station@db.example:3306/quality',
  examinedAt: '2026-11-23T10:00:00.000Z',
  stations: { count: 40, source: 'seen-at-server' },
  worst: 'warning',
  findings,
};
const plain = { hasColours: false, width: 80, isThorough: false };

describe('writing a report for people', () => {
  it('gives what is in order a line, and the rest its reason and its remedy', () => {
    expect(formatDoctorReport(report, plain)).toBe(
      `Scan Station doctor: station@db.example:3306/quality, 40 stations (seen in the last 7 days)
2026-11-23T10:00:00.000Z; nothing was changed

ok       Port                            db.example:3306 accepts connections
WARNING  innodb_flush_log_at_trx_commit  2
         recommended  1
         why          Only then a scan the server has confirmed is on its disk.
         SQL          SET GLOBAL innodb_flush_log_at_trx_commit = 1;
         option file  innodb_flush_log_at_trx_commit = 1
         what to do   Ask first.

-        Slow query log                  not reached

0 errors, 1 warning, 0 notes, 1 in order, 1 not reached.
`,
    );
  });

  it('names the server in each line where there are several', () => {
    const [first, , last] = findings;
    if (first === undefined || last === undefined) throw new Error('There are three findings.');
    const found = 'nothing listens at db2:3306, or the network does not lead there';
    const failed: DoctorFinding = { ...first, server: 'db2:3306', level: 'error', found, remedy: null };
    expect(
      formatDoctorReport({ ...report, findings: [first, last, failed] }, plain)
        .split('\n')
        .slice(3, -3),
    ).toEqual([
      'ok       db.example:3306  Port                            db.example:3306',
      '                                                          accepts connections',
      '-        db.example:3306  Slow query log                  not reached',
      'ERROR    db2:3306         Port                            nothing listens at',
      '                                                          db2:3306, or the',
      '                                                          network does not lead',
      '                                                          there',
      '         recommended  a server that accepts connections there',
      '         why          Stations reach MariaDB by this port.',
    ]);
  });

  it('explains what is in order too when asked for all', () => {
    const text = formatDoctorReport(report, { ...plain, isThorough: true });
    expect(text).toContain('recommended  a server that accepts connections there');
    expect(text).toContain('why          Stations reach MariaDB by this port.');
  });

  it('colours the levels alone, and only when told', () => {
    const text = formatDoctorReport(report, { ...plain, hasColours: true });
    expect(text.match(/\u001b\[\d+m/g)).toHaveLength(findings.length * 2);
    expect(text.replaceAll(/\u001b\[\d+m/g, '')).toBe(formatDoctorReport(report, plain));
  });

  it('keeps every line but those to be copied within the width', () => {
    const long = findings.map((finding) => ({ ...finding, found: 'many words '.repeat(40).trim() }));
    const lines = formatDoctorReport({ ...report, findings: long }, plain)
      .split('\n')
      .slice(3);
    expect(lines.filter((line) => line.length > plain.width)).toEqual([]);
  });
});

describe('the worst level', () => {
  it.each([
    [['ok', 'not-reached'], 'ok', 0],
    [['ok', 'note'], 'note', 0],
    [['warning', 'note'], 'warning', 1],
    [['error', 'warning', 'not-reached'], 'error', 2],
  ] as const)('of %j is %s, exit code %i', (levels, worst, exitCode) => {
    const some = levels.flatMap((level) => findings.slice(0, 1).map((finding) => ({ ...finding, level })));
    expect(worstLevel(some)).toBe(worst);
    expect(doctorExitCode({ ...report, worst: worstLevel(some) })).toBe(exitCode);
  });
});
