import { sessionLimits, timeouts } from '../timeouts';
import { packetBytes } from '../statements';
import type { ServerFacts } from './facts';
import {
  isVariableOn,
  variableCheck,
  setGlobal,
  variableNumber,
  variableText,
  type Check,
  type Judgement,
} from './judgement';

const mebibyte = 1024 * 1024;

/** Settings of the server that decide how it fares with stations, and what a stored scan survives. */
export const settingChecks: readonly Check[] = [
  variableCheck(
    'max-connect-errors',
    'max_connect_errors',
    ['max_connect_errors', 'skip_name_resolve'],
    judgeMaxConnectErrors,
  ),
  variableCheck('connect-timeout', 'connect_timeout', ['connect_timeout'], judgeConnectTimeout),
  variableCheck('wait-timeout', 'wait_timeout', ['wait_timeout'], judgeWaitTimeout),
  variableCheck('max-allowed-packet', 'max_allowed_packet', ['max_allowed_packet'], judgeMaxAllowedPacket),
  variableCheck(
    'flush-log',
    'innodb_flush_log_at_trx_commit',
    ['innodb_flush_log_at_trx_commit'],
    judgeFlushLog,
  ),
  variableCheck('sync-binlog', 'sync_binlog', ['log_bin', 'sync_binlog'], judgeSyncBinlog),
  variableCheck('sql-mode', 'sql_mode', ['sql_mode'], judgeSqlMode),
  variableCheck('slow-log', 'Slow query log', ['slow_query_log', 'long_query_time'], judgeSlowLog),
];

function judgeMaxConnectErrors(server: ServerFacts): Judgement {
  const found = variableNumber(server, 'max_connect_errors');
  const recommended = '10000 or more, or skip_name_resolve = ON';
  const why =
    'After that many broken connections in a row the server locks a PC out until FLUSH HOSTS; a bad network is enough for it.';
  if (isVariableOn(server, 'skip_name_resolve')) {
    return { level: 'ok', found: `${found}, not counted (skip_name_resolve = ON)`, recommended, why };
  }
  const judgement = {
    found: String(found),
    recommended,
    why,
    remedy: setGlobal('max_connect_errors', 10_000),
  };
  if (found >= 10_000) return { level: 'ok', ...judgement };
  return { level: found < 100 ? 'warning' : 'note', ...judgement };
}

function judgeConnectTimeout(server: ServerFacts): Judgement {
  const found = variableNumber(server, 'connect_timeout');
  const judgement = {
    found: `${found} s`,
    recommended: '5 to 30 s',
    why: `Shorter cuts off PCs on a slow line, which take up to ${timeouts.connectMs / 1_000} s; longer lets half-open connections hold a slot.`,
    remedy: setGlobal('connect_timeout', 10),
  };
  if (found < timeouts.connectMs / 1_000) return { level: 'warning', ...judgement };
  return { level: found < 5 || found > 30 ? 'note' : 'ok', ...judgement };
}

function judgeWaitTimeout(server: ServerFacts): Judgement {
  const found = variableNumber(server, 'wait_timeout');
  const ownLimit = Number(server.sessionVariables['wait_timeout'] ?? 0);
  const judgement = {
    found: `${found} s for others, ${ownLimit} s for stations`,
    recommended: `3600 s or less for others, ${sessionLimits.wait_timeout} s for stations (they set it themselves)`,
    why: 'A connection that its program has forgotten holds a slot for that long.',
  };
  if (ownLimit !== sessionLimits.wait_timeout) {
    return {
      level: 'warning',
      ...judgement,
      remedy: {
        advice:
          'Something between station and server, a proxy perhaps, does not keep the settings of a session. Connect without it.',
      },
    };
  }
  if (found <= 3_600) return { level: 'ok', ...judgement };
  return { level: 'note', ...judgement, remedy: setGlobal('wait_timeout', 3_600) };
}

function judgeMaxAllowedPacket(server: ServerFacts): Judgement {
  const found = variableNumber(server, 'max_allowed_packet');
  const judgement = {
    found: describeBytes(found),
    recommended: '16 MiB or more',
    why: `A batch of scans is up to ${describeBytes(packetBytes)} in one packet; the server refuses a larger one than this and hangs up.`,
    remedy: setGlobal('max_allowed_packet', 16 * mebibyte),
  };
  if (found >= 16 * mebibyte) return { level: 'ok', ...judgement };
  return { level: found < packetBytes ? 'error' : 'note', ...judgement };
}

function judgeFlushLog(server: ServerFacts): Judgement {
  const found = variableNumber(server, 'innodb_flush_log_at_trx_commit');
  const judgement = {
    found: String(found),
    recommended: '1',
    why: 'Only then a scan the server has confirmed is on its disk. The station marks it delivered at that moment.',
    remedy: setGlobal('innodb_flush_log_at_trx_commit', 1),
  };
  if (found === 1 || found === 3) return { level: 'ok', ...judgement };
  return {
    level: found === 0 ? 'error' : 'warning',
    ...judgement,
    why: `${judgement.why} With ${found} a ${found === 0 ? 'crash of the server' : 'power cut at the server'} loses about the last second.`,
  };
}

function judgeSyncBinlog(server: ServerFacts): Judgement {
  const recommended = '1 where there is a binary log';
  const why = 'Otherwise copies of this server can miss scans after a power cut.';
  if (!isVariableOn(server, 'log_bin')) {
    return { level: 'ok', found: 'no binary log, so it does not matter', recommended, why };
  }
  const found = variableNumber(server, 'sync_binlog');
  const judgement = { found: String(found), recommended, why, remedy: setGlobal('sync_binlog', 1) };
  return { level: found === 1 ? 'ok' : 'warning', ...judgement };
}

function judgeSqlMode(server: ServerFacts): Judgement {
  const isStrict = (modes: string): boolean => /STRICT_(ALL|TRANS)_TABLES/.test(modes);
  const found = variableText(server, 'sql_mode');
  const words = {
    recommended: 'with STRICT_TRANS_TABLES',
    why: 'Without it the server cuts a value that does not fit instead of refusing it. Stations demand it for themselves; other programs may not.',
  };
  if (!isStrict(server.sessionVariables['sql_mode'] ?? '')) {
    return {
      level: 'error',
      found: 'not strict in the session of a station, although it asked for it',
      ...words,
      remedy: { advice: 'Something between station and server does not keep the settings of a session.' },
    };
  }
  if (isStrict(found)) return { level: 'ok', found: 'strict', ...words };
  const withStrict = ['STRICT_TRANS_TABLES', ...found.split(',').filter((mode) => mode !== '')].join(',');
  return {
    level: 'note',
    found: `not strict (${found === '' ? 'empty' : found}); strict for stations`,
    ...words,
    remedy: setGlobal('sql_mode', withStrict),
  };
}

function judgeSlowLog(server: ServerFacts): Judgement {
  const isOn = isVariableOn(server, 'slow_query_log');
  const seconds = variableNumber(server, 'long_query_time');
  const judgement = {
    found: isOn ? `on, from ${seconds} s` : 'off',
    recommended: 'on, from 2 s',
    why: 'It names what was slow when stations had to wait; without it nobody can tell afterwards.',
    remedy: {
      sql: [...setGlobal('slow_query_log', 1).sql, ...setGlobal('long_query_time', 2).sql],
      optionFile: ['slow_query_log = 1', 'long_query_time = 2'],
    },
  };
  return { level: isOn && seconds <= 10 ? 'ok' : 'note', ...judgement };
}

function describeBytes(bytes: number): string {
  if (bytes >= mebibyte) return `${Math.floor((bytes / mebibyte) * 10) / 10} MiB`;
  return `${Math.floor(bytes / 1024)} KiB`;
}
