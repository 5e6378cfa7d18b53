import { quoteName } from '../schema/quote';
import type { DoctorFacts, DoctorQuestion, Failure } from './facts';
import { isSupportedMariadb, oldestServer } from '../server-version';
import { serverCheck, type Check, type Judgement } from './judgement';
import { judgeLogin } from './judge-login';

/** From the name to the database: each needs the one before it. */
export const connectionChecks: readonly Check[] = [
  { name: 'name', title: 'Name of the server', judge: judgeName },
  { name: 'port', title: 'Port', judge: judgePort },
  { name: 'server', title: 'Kind and version', judge: judgeServer },
  { name: 'tls', title: 'Encryption (TLS)', judge: judgeTls },
  { name: 'login', title: 'Log-in', judge: judgeLogin },
  serverCheck('database', 'Database', ({ databaseFailure }, { question }) =>
    judgeDatabase(question, databaseFailure),
  ),
];

function judgeName({ question: { host }, addresses, loginFailure, isPortOpen }: DoctorFacts): Judgement {
  const recommended = 'a name or address this PC can resolve';
  const why = 'Without an address for the server nothing can be sent; scans are kept on the PC.';
  if (addresses.length > 0 || isPortOpen || loginFailure?.reason !== 'name-not-found') {
    const isAddress = addresses.length === 0 || addresses.includes(host);
    const found = isAddress ? `${host} is an address` : `${host} is ${addresses.join(', ')}`;
    return { level: 'ok', found, recommended, why };
  }
  return {
    level: 'error',
    found: `this PC does not know the name "${host}"`,
    recommended,
    why,
    remedy: {
      advice:
        'Correct the host in the settings, or have the name added to the name service (DNS) of this network.',
    },
  };
}

function judgePort(facts: DoctorFacts): Judgement | null {
  const { question, isPortOpen, loginFailure } = facts;
  if (!isPortOpen && loginFailure?.reason === 'name-not-found') return null;
  const place = `${question.host}:${question.port}`;
  const recommended = 'a server that accepts connections there';
  const why = 'Stations reach MariaDB by this port and by nothing else.';
  if (isPortOpen) return { level: 'ok', found: `${place} accepts connections`, recommended, why };
  const isRefused = loginFailure?.reason === 'unreachable';
  return {
    level: 'error',
    found: isRefused
      ? `nothing listens at ${place}, or the network does not lead there`
      : `no answer from ${place} (${loginFailure?.message ?? 'no reason told'})`,
    recommended,
    why,
    remedy: {
      advice: isRefused
        ? 'Start MariaDB and compare its port and bind_address with the settings; bind_address = 127.0.0.1 lets no other PC in.'
        : 'Look for a firewall between this PC and the server: it drops the connection without a word.',
    },
  };
}

function judgeServer({
  question,
  isPortOpen,
  greeting,
  version,
  loginFailure,
}: DoctorFacts): Judgement | null {
  if (!isPortOpen) return null;
  const recommended = `MariaDB ${oldestServer} or later`;
  const why = 'The tables and the delivery use what MariaDB has since that version.';
  const place = `${question.host}:${question.port}`;
  if (greeting === null || greeting.kind === 'foreign') {
    return {
      level: 'error',
      found:
        greeting === null
          ? `something accepts connections at ${place} and says nothing: no MariaDB, or one that hangs`
          : `something else than MariaDB answers at ${place}; it begins with "${greeting.beginning}"`,
      recommended,
      why,
      remedy: { advice: 'Correct host and port in the settings; if they are right, restart the server.' },
    };
  }
  const told = version ?? (greeting.kind === 'greeting' ? greeting.version : null);
  if (told === null) {
    const found = `a server that refuses before it names itself (${loginFailure?.message ?? 'no reason told'})`;
    return { level: 'ok', found, recommended, why };
  }
  if (isSupportedMariadb(told)) return { level: 'ok', found: told, recommended, why };
  const isMariadb = /mariadb/i.test(told);
  return {
    level: 'error',
    found: isMariadb ? `${told}: too old` : `${told}: not a MariaDB`,
    recommended,
    why,
    remedy: {
      advice: isMariadb
        ? `The server needs MariaDB ${oldestServer} or later: have it updated.`
        : 'Name a MariaDB server in the settings.',
    },
  };
}

const loopbackHosts = /^(localhost|127\.|::1$)/;

function judgeTls({ question, greeting, loginFailure, server }: DoctorFacts): Judgement | null {
  const recommended = 'encrypted, unless the server is on this PC';
  const why =
    'Without encryption whoever listens in the network reads every scan; the password itself is never sent.';
  if (loginFailure?.reason === 'tls') {
    return {
      level: 'error',
      found: `no encrypted connection could be agreed on: ${loginFailure.message}`,
      recommended,
      why,
      remedy: {
        advice:
          'Compare the certificate of the server with what the settings of the station demand (certificate authority, name, validity).',
      },
    };
  }
  if (server === null || greeting?.kind !== 'greeting') return null;
  if (server.tlsVersion !== '') return { level: 'ok', found: server.tlsVersion, recommended, why };
  if (loopbackHosts.test(question.host)) {
    return { level: 'ok', found: 'not encrypted, and never leaves this PC', recommended, why };
  }
  return {
    level: 'note',
    found: greeting.offersTls ? 'offered by the server, not used' : 'not offered by the server',
    recommended,
    why,
    remedy: greeting.offersTls
      ? { advice: 'Demand encryption in the settings of the station.' }
      : {
          optionFile: ['ssl_cert = /etc/mysql/server-cert.pem', 'ssl_key = /etc/mysql/server-key.pem'],
          advice: 'Give the server a certificate and restart it.',
        },
  };
}

function judgeDatabase({ user, database }: DoctorQuestion, failure: Failure | null): Judgement {
  const recommended = `the account may enter "${database}"`;
  const why = 'The tables of the station are in there.';
  if (failure === null) return { level: 'ok', found: `"${database}" is there`, recommended, why };
  return {
    level: 'error',
    found:
      failure.reason === 'unknown-database'
        ? `there is no database "${database}"`
        : `"${database}" does not exist, or "${user}" has no right in it`,
    recommended,
    why,
    remedy: {
      sql: [`CREATE DATABASE IF NOT EXISTS ${quoteName(database)} CHARACTER SET utf8mb4`],
      advice:
        'If the name is wrong, correct it in the settings. Otherwise create the tables (npm run db:migrate) and give the account its rights, see below.',
    },
  };
}
