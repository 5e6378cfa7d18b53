import { describe, expect, it } from 'vitest';
import type { DoctorCheck, DoctorFinding, DoctorLevel } from '../../../../shared/doctor';
import { currentSchemaVersion } from '../schema/migrations';
import { privilegesByTable } from '../schema/station-grants';
import { judgeFacts } from './checks';
import type { DoctorFacts, Failure, ServerFacts } from './facts';
import { sessionLimits } from '../timeouts';
import { shownGrants } from './testing/shown-grants';

const tables = privilegesByTable.map(([table]) => table);

/** A server with which the doctor is content in everything. */
const goodServer: ServerFacts = {
  version: '10.11.19-MariaDB',
  account: 'station@%',
  variables: {
    connect_timeout: '10',
    innodb_flush_log_at_trx_commit: '1',
    log_bin: 'OFF',
    long_query_time: '2.000000',
    max_allowed_packet: '16777216',
    max_connect_errors: '10000',
    max_connections: '151',
    read_only: 'OFF',
    skip_name_resolve: 'OFF',
    slow_query_log: 'ON',
    sql_mode: 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION',
    sync_binlog: '0',
    wait_timeout: '3600',
  },
  status: { Connection_errors_max_connections: '0', Max_used_connections: '40', Threads_connected: '12' },
  sessionVariables: {
    max_user_connections: '131',
    sql_mode: 'STRICT_ALL_TABLES',
    wait_timeout: String(sessionLimits.wait_timeout),
  },
  tlsVersion: 'TLSv1.3',
  grants: shownGrants('quality'),
  clockOffsetMs: 120,
  roundTripMs: 2,
  sessions: 3,
  forgottenSessions: 0,
  databaseFailure: null,
  schema: { version: currentSchemaVersion, compatibleFrom: 1, tables },
  mappings: [],
};

const goodFacts: DoctorFacts = {
  question: {
    host: 'db.example',
    port: 3306,
    user: 'station',
    database: 'quality',
    connectionLimit: 2,
    existingTables: [],
  },
  stations: { count: 40, source: 'given' },
  addresses: ['10.0.0.5'],
  isPortOpen: true,
  greeting: { kind: 'greeting', version: '10.11.19-MariaDB', offersTls: true },
  loginFailure: null,
  readingFailure: null,
  version: '10.11.19-MariaDB',
  server: goodServer,
  writableElsewhere: null,
};

const withServer = (changes: Partial<ServerFacts>): DoctorFacts => ({
  ...goodFacts,
  server: { ...goodServer, ...changes },
});
const withVariables = (variables: Record<string, string>): DoctorFacts =>
  withServer({ variables: { ...goodServer.variables, ...variables } });
const withSession = (variables: Record<string, string>): DoctorFacts =>
  withServer({ sessionVariables: { ...goodServer.sessionVariables, ...variables } });
const withStatus = (status: Record<string, string>): DoctorFacts =>
  withServer({ status: { ...goodServer.status, ...status } });
const withStations = (count: number): DoctorFacts => ({
  ...goodFacts,
  stations: { count, source: 'given' },
});
const refused = (failure: Partial<Failure>): DoctorFacts => ({
  ...goodFacts,
  loginFailure: { reason: 'unknown', errorNumber: null, message: 'told so', ...failure },
  version: null,
  server: null,
});

function notInOrder(facts: DoctorFacts): [DoctorCheck, DoctorLevel][] {
  return judgeFacts(facts)
    .filter(({ level }) => level !== 'ok' && level !== 'not-reached')
    .map(({ check, level }) => [check, level]);
}

function findingOf(facts: DoctorFacts, check: DoctorCheck): DoctorFinding | undefined {
  return judgeFacts(facts).find((finding) => finding.check === check);
}

describe('judging a server', () => {
  it('finds a good one in order, with a recommendation and a reason for each line', () => {
    const findings = judgeFacts(goodFacts);
    expect(findings.filter(({ level }) => level !== 'ok')).toEqual([]);
    expect(findings.filter(({ recommended, why }) => recommended === '' || why === '')).toEqual([]);
  });

  it.each<[string, DoctorFacts, DoctorCheck, DoctorLevel]>([
    ['two seconds between the clocks', withServer({ clockOffsetMs: -2_100 }), 'clock', 'note'],
    ['a clock a minute off', withServer({ clockOffsetMs: 60_000 }), 'clock', 'warning'],
    ['a clock a day off', withServer({ clockOffsetMs: -86_400_000 }), 'clock', 'error'],
    ['encryption that is not used', withServer({ tlsVersion: '' }), 'tls', 'note'],
    ['a standby', withVariables({ read_only: 'ON' }), 'read-only', 'error'],
    [
      'a standby beside a server that may be written to',
      { ...withVariables({ read_only: 'ON' }), writableElsewhere: 'db2.example:3306' },
      'read-only',
      'note',
    ],
    ['few slots for the stations', withStations(100), 'max-connections', 'note'],
    [
      'too few slots for the stations',
      { ...withVariables({ max_connections: '132' }), stations: withStations(320).stations },
      'max-connections',
      'warning',
    ],
    ['a server that is nearly full', withStatus({ Threads_connected: '140' }), 'free-connections', 'warning'],
    [
      'a server that was full',
      withStatus({ Connection_errors_max_connections: '7' }),
      'free-connections',
      'note',
    ],
    ['more sessions than the stations have', withServer({ sessions: 81 }), 'account-sessions', 'warning'],
    ['a forgotten session', withServer({ forgottenSessions: 1 }), 'account-sessions', 'warning'],
    ['an account without limit', withSession({ max_user_connections: '0' }), 'account-limit', 'note'],
    ['an account with a tight limit', withSession({ max_user_connections: '5' }), 'account-limit', 'warning'],
    [
      'a stock max_connect_errors',
      withVariables({ max_connect_errors: '100' }),
      'max-connect-errors',
      'note',
    ],
    [
      'a low max_connect_errors',
      withVariables({ max_connect_errors: '10' }),
      'max-connect-errors',
      'warning',
    ],
    ['a short connect_timeout', withVariables({ connect_timeout: '2' }), 'connect-timeout', 'warning'],
    ['a long connect_timeout', withVariables({ connect_timeout: '120' }), 'connect-timeout', 'note'],
    ['a stock wait_timeout', withVariables({ wait_timeout: '28800' }), 'wait-timeout', 'note'],
    ['a session that forgot its settings', withSession({ wait_timeout: '28800' }), 'wait-timeout', 'warning'],
    ['small packets', withVariables({ max_allowed_packet: '4194304' }), 'max-allowed-packet', 'note'],
    [
      'packets too small for a batch',
      withVariables({ max_allowed_packet: '1024' }),
      'max-allowed-packet',
      'error',
    ],
    ['no flush', withVariables({ innodb_flush_log_at_trx_commit: '0' }), 'flush-log', 'error'],
    ['a flush to the system', withVariables({ innodb_flush_log_at_trx_commit: '2' }), 'flush-log', 'warning'],
    ['an unsafe binary log', withVariables({ log_bin: 'ON' }), 'sync-binlog', 'warning'],
    ['a lax sql_mode', withVariables({ sql_mode: '' }), 'sql-mode', 'note'],
    ['a lax session', withSession({ sql_mode: '' }), 'sql-mode', 'error'],
    ['no slow log', withVariables({ slow_query_log: 'OFF' }), 'slow-log', 'note'],
    [
      'rights to read too much',
      withServer({ grants: [...goodServer.grants, 'GRANT SELECT ON `x`.* TO `station`@`%`'] }),
      'surplus-privileges',
      'note',
    ],
    [
      'rights to change too much',
      withServer({ grants: [...goodServer.grants, 'GRANT DROP ON `x`.* TO `station`@`%`'] }),
      'surplus-privileges',
      'warning',
    ],
    ['missing rights', withServer({ grants: goodServer.grants.slice(1) }), 'missing-privileges', 'error'],
    [
      'old tables',
      withServer({ schema: { version: currentSchemaVersion - 1, compatibleFrom: 1, tables } }),
      'schema',
      'error',
    ],
    [
      'tables of a newer program',
      withServer({ schema: { version: 999, compatibleFrom: 999, tables } }),
      'schema',
      'error',
    ],
    [
      'a dropped table',
      withServer({ schema: { version: currentSchemaVersion, compatibleFrom: 1, tables: tables.slice(1) } }),
      'schema',
      'error',
    ],
  ])('finds %s, and nothing else', (_name, facts, check, level) => {
    expect(notInOrder(facts)).toEqual([[check, level]]);
    expect(findingOf(facts, check)?.remedy).not.toBeNull();
  });

  it('takes newer tables that an older program may use', () => {
    const schema = { version: currentSchemaVersion + 1, compatibleFrom: currentSchemaVersion, tables };
    expect(notInOrder(withServer({ schema }))).toEqual([]);
  });

  it('does not count broken connections where the server does not', () => {
    const facts = withVariables({ max_connect_errors: '100', skip_name_resolve: 'ON' });
    expect(notInOrder(facts)).toEqual([]);
  });

  it('names a variable that a server hides, and judges the rest', () => {
    const { max_connect_errors: _hidden, ...variables } = goodServer.variables;
    const facts = withServer({ variables });
    expect(notInOrder(facts)).toEqual([['max-connect-errors', 'note']]);
    expect(findingOf(facts, 'max-connect-errors')?.found).toBe('the server does not tell max_connect_errors');
  });

  it('gives the SQL and the lines of the option file that mend a variable', () => {
    expect(findingOf(withVariables({ innodb_flush_log_at_trx_commit: '2' }), 'flush-log')?.remedy).toEqual({
      sql: ['SET GLOBAL innodb_flush_log_at_trx_commit = 1'],
      optionFile: ['innodb_flush_log_at_trx_commit = 1'],
      advice: null,
    });
    expect(findingOf(withVariables({ sql_mode: 'ANSI_QUOTES' }), 'sql-mode')?.remedy?.sql).toEqual([
      `SET GLOBAL sql_mode = 'STRICT_TRANS_TABLES,ANSI_QUOTES'`,
    ]);
  });

  it('takes away exactly what is too much, and gives back what went with it', () => {
    const grants = ['GRANT ALL PRIVILEGES ON `quality`.* TO `station`@`10.0.%`'];
    const remedy = findingOf(withServer({ grants, account: 'station@10.0.%' }), 'surplus-privileges')?.remedy;
    expect(remedy?.sql[0]).toBe('REVOKE ALL PRIVILEGES ON `quality`.* FROM `station`@`10.0.%`');
    expect(remedy?.sql[1]).toBe("GRANT SELECT, INSERT ON `quality`.`fg_scan` TO 'station'@'10.0.%'");
    expect(remedy?.sql).toHaveLength(1 + tables.length);
  });
});

describe('judging where the chain ends', () => {
  const unreachable: DoctorFacts = {
    ...refused({ reason: 'unreachable' }),
    isPortOpen: false,
    greeting: null,
  };

  it.each<[string, DoctorFacts, DoctorCheck, string]>([
    [
      'a name nobody knows',
      { ...refused({ reason: 'name-not-found' }), addresses: [], isPortOpen: false, greeting: null },
      'name',
      'this PC does not know the name "db.example"',
    ],
    ['a closed port', unreachable, 'port', 'nothing listens at db.example:3306'],
    [
      'a firewall',
      { ...refused({ reason: 'timed-out' }), isPortOpen: false, greeting: null },
      'port',
      'no answer from db.example:3306',
    ],
    ['silence', { ...refused({ reason: 'timed-out' }), greeting: null }, 'server', 'says nothing'],
    [
      'another program',
      { ...refused({}), greeting: { kind: 'foreign', beginning: 'SSH-2.0' } },
      'server',
      'it begins with "SSH-2.0"',
    ],
    ['a refused certificate', refused({ reason: 'tls' }), 'tls', 'no encrypted connection'],
    [
      'a wrong password',
      refused({ reason: 'wrong-password', errorNumber: 1045 }),
      'login',
      'refuses the name "station" or its password',
    ],
    ['a full server', refused({ reason: 'server-full', errorNumber: 1040 }), 'login', 'no more connections'],
    [
      'a locked-out PC',
      refused({ reason: 'host-refused', errorNumber: 1129 }),
      'login',
      'does not let this PC in',
    ],
    ['an old server', { ...goodFacts, version: '10.6.18-MariaDB', server: null }, 'server', 'too old'],
    ['a MySQL', { ...goodFacts, version: '8.4.1', server: null }, 'server', 'not a MariaDB'],
    [
      'a connection that is lost on the way',
      {
        ...goodFacts,
        server: null,
        readingFailure: { reason: 'connection-lost', errorNumber: null, message: 'gone' },
      },
      'login',
      'could not be read: gone',
    ],
  ])(
    'says of %s what it is, and of what comes after that it was not reached',
    (_name, facts, check, words) => {
      const findings = judgeFacts(facts);
      expect(notInOrder(facts)).toEqual([[check, 'error']]);
      expect(findingOf(facts, check)?.found).toContain(words);
      expect(findings.at(-1)).toMatchObject({ check: 'slow-log', level: 'not-reached' });
    },
  );
});
