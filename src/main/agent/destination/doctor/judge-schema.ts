import { privilegesByTable } from '../schema/station-grants';
import { currentSchemaVersion } from '../schema/migrations';
import type { DoctorQuestion, SchemaFacts } from './facts';
import { isVariableOn, serverCheck, setGlobal, variableCheck, type Check, type Judgement } from './judgement';

/** The tables, and whether they can be written at the right time. */
export const schemaChecks: readonly Check[] = [
  serverCheck('schema', 'Tables', ({ schema }, { question }) => {
    if (schema === null) return null;
    if ('reason' in schema) {
      const isMissing = schema.reason === 'missing-table';
      const found = isMissing ? 'the tables of Scan Station are not there' : schema.message;
      return judgeTables(question, found);
    }
    return judgeSchema(question, schema);
  }),
];

/** Whether the server takes scans at all, and at the right time. */
export const writingChecks: readonly Check[] = [
  variableCheck('read-only', 'Writable', ['read_only'], (server, { writableElsewhere }) => {
    const recommended = 'read_only = OFF';
    const why = 'A standby takes no scans; written to by mistake, it would differ from its primary for ever.';
    if (!isVariableOn(server, 'read_only'))
      return { level: 'ok', found: 'read_only = OFF', recommended, why };
    if (writableElsewhere !== null) {
      const found = `read_only = ON; stations write to ${writableElsewhere} meanwhile`;
      const advice =
        'Nothing, if it is a standby: leave it so until it takes over, or the two would differ for ever.';
      return {
        level: 'note',
        found,
        recommended: 'read_only = OFF at one server of the list',
        why,
        remedy: { advice },
      };
    }
    return {
      level: 'error',
      found: 'read_only = ON',
      recommended,
      why,
      remedy: {
        ...setGlobal('read_only', 'OFF'),
        sql: ['SHOW ALL SLAVES STATUS', 'SET GLOBAL read_only = OFF'],
        advice:
          'If the first statement shows that this server copies another one, name that one in the settings instead.',
      },
    };
  }),
  serverCheck('clock', 'Clocks', ({ clockOffsetMs, roundTripMs }) => judgeClock(clockOffsetMs, roundTripMs)),
];

function judgeSchema(question: DoctorQuestion, { version, compatibleFrom, tables }: SchemaFacts): Judgement {
  const known = new Set(tables);
  const missing = privilegesByTable.map(([table]) => table).filter((table) => !known.has(table));
  if (version === null) return judgeTables(question, 'no version is recorded');
  if (version < currentSchemaVersion) return judgeTables(question, `version ${version}`);
  if ((compatibleFrom ?? 0) > currentSchemaVersion) {
    const judgement = judgeTables(question, `version ${version}, made by a newer program`);
    return { ...judgement, remedy: { advice: 'Update Scan Station on this PC.' } };
  }
  const found = `version ${version}`;
  if (missing.length === 0) return { level: 'ok', found, ...schemaWords };
  const judgement = judgeTables(question, `${found}; not seen by this account: ${missing.join(', ')}`);
  return {
    ...judgement,
    remedy: {
      sql: ['SHOW TABLES'],
      advice: 'Either the account lacks its rights (see there), or the tables were dropped: restore them.',
    },
  };
}

const schemaWords = {
  recommended: `version ${currentSchemaVersion}`,
  why: 'A station sends nothing into tables it was not written for.',
};

function judgeTables({ host, port, database }: DoctorQuestion, found: string): Judgement {
  const target = `mariadb://ADMIN:PASSWORD@${host}:${port}/${database}`;
  return {
    level: 'error',
    found,
    ...schemaWords,
    remedy: {
      advice: `Run: npm run db:migrate -- --url ${target} (with --dry-run it prints the SQL and changes nothing).`,
    },
  };
}

function judgeClock(offsetMs: number, roundTripMs: number): Judgement {
  const seconds = Math.abs(offsetMs) / 1_000;
  const direction = offsetMs > 0 ? 'behind the server' : 'ahead of the server';
  const found =
    seconds < 0.05 + roundTripMs / 1_000
      ? 'no difference that could be measured'
      : `this PC is ${seconds.toFixed(1)} s ${direction}`;
  const recommended = 'within 2 s';
  const why = "captured_at and the shift follow this PC's clock, received_at the server's.";
  if (seconds <= 2) return { level: 'ok', found, recommended, why };
  const level = seconds <= 30 ? 'note' : seconds <= 300 ? 'warning' : 'error';
  return {
    level,
    found,
    recommended,
    why,
    remedy: {
      advice:
        'Set both by the same time server. Windows: w32tm /resync. Linux: timedatectl set-ntp true. The doctor cannot tell which of the two is wrong.',
    },
  };
}
