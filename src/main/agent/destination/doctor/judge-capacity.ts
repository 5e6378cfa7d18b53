import { quoteValue } from '../schema/quote';
import { quoteAccount, splitAccount } from '../schema/station-grants';
import type { DoctorFacts, ServerFacts } from './facts';
import {
  serverCheck,
  setGlobal,
  variableCheck,
  variableNumber,
  type Check,
  type Judgement,
} from './judgement';

/** Slots for administrators, reports and other programs beside the stations. */
const reservedConnections = 20;
/**
 * Connections a station takes on average while it delivers every few seconds, with a margin. Measured with 300 stations
 * and a second of idle time: 105 at most.
 */
const ordinaryShare = 0.36;

/** Room for every station, and who takes it now. */
export const capacityChecks: readonly Check[] = [
  variableCheck('max-connections', 'max_connections', ['max_connections'], judgeMaxConnections),
  variableCheck('free-connections', 'Free connections now', ['max_connections'], judgeFreeConnections),
  serverCheck('account-sessions', 'Sessions of this account', judgeSessions),
  variableCheck('account-limit', 'Limit of this account', ['max_connections'], judgeAccountLimit),
];

/** With this many every station has its connections even when all come back at the same moment. */
function connectionsForAll({ stations, question }: DoctorFacts): number {
  return stations.count * question.connectionLimit + reservedConnections;
}

function connectionsInCalm({ stations }: DoctorFacts): number {
  return Math.ceil(stations.count * ordinaryShare) + reservedConnections;
}

function describeStations({ stations: { count, source } }: DoctorFacts): string {
  const number = count === 1 ? '1 station' : `${count} stations`;
  switch (source) {
    case 'given':
      return number;
    case 'seen-at-server':
      return `${number} seen in the last 7 days`;
    case 'assumed':
      return `${number}, as none was named (--stations)`;
  }
}

function judgeMaxConnections(server: ServerFacts, facts: DoctorFacts): Judgement {
  const found = variableNumber(server, 'max_connections');
  const needed = connectionsForAll(facts);
  const { connectionLimit } = facts.question;
  const judgement = {
    found: `${found}, for ${describeStations(facts)}`,
    recommended: `${needed} or more: ${connectionLimit} for each station and ${reservedConnections} for all else`,
    why: 'When it is used up the server turns away stations, reports and people. Stations wait and lose nothing, but scans arrive late.',
    remedy: setGlobal('max_connections', needed),
  };
  if (found >= needed) return { level: 'ok', ...judgement };
  if (found < connectionsInCalm(facts)) return { level: 'warning', ...judgement };
  return {
    level: 'note',
    ...judgement,
    why: `Enough in calm; after an outage, when all stations deliver at once, they take turns.`,
  };
}

function judgeFreeConnections(server: ServerFacts): Judgement {
  const limit = variableNumber(server, 'max_connections');
  const status = (name: string): number => Number(server.status[name] ?? 0);
  const free = limit - status('Threads_connected');
  const refused = status('Connection_errors_max_connections');
  const atLeast = Math.max(5, Math.ceil(limit * 0.1));
  const judgement = {
    found: `${free} of ${limit}; most ever used since the start ${status('Max_used_connections')}, turned away ${refused}`,
    recommended: `${atLeast} or more, and none turned away`,
    why: 'This is how close the server is to turning somebody away.',
    remedy: {
      sql: ['SHOW FULL PROCESSLIST'],
      advice: 'See who holds them; programs that keep idle connections are the usual cause.',
    },
  };
  if (free < atLeast) return { level: 'warning', ...judgement };
  return { level: refused > 0 ? 'note' : 'ok', ...judgement };
}

function judgeSessions({ sessions, forgottenSessions }: ServerFacts, facts: DoctorFacts): Judgement {
  const { count } = facts.stations;
  const most = count * facts.question.connectionLimit;
  const judgement = {
    found:
      forgottenSessions === 0
        ? `${sessions} beside the doctor`
        : `${sessions} beside the doctor, ${forgottenSessions} of them idle for longer than a station's may be`,
    recommended: `${most} at most (${describeStations(facts)}), none of them idle for long`,
    why: 'A station closes what it does not use. More than that is another program with the same account, or a leak.',
    remedy: {
      sql: [
        `SELECT id, host, command, time, info FROM information_schema.processlist WHERE user = SUBSTRING_INDEX(CURRENT_USER(), '@', 1) ORDER BY time DESC`,
      ],
      advice: 'Run this as the account of the stations; the hosts it shows are those that hold the sessions.',
    },
  };
  return { level: sessions > most || forgottenSessions > 0 ? 'warning' : 'ok', ...judgement };
}

function judgeAccountLimit(server: ServerFacts, facts: DoctorFacts): Judgement {
  const limit = Number(server.sessionVariables['max_user_connections'] ?? 0);
  const serverLimit = variableNumber(server, 'max_connections');
  const recommendedLimit = Math.max(1, serverLimit - reservedConnections);
  const account = splitAccount(server.account);
  const judgement = {
    found: limit === 0 ? 'none' : String(limit),
    recommended: `${recommendedLimit}: ${reservedConnections} less than max_connections (${serverLimit})`,
    why: 'With a limit this account can never lock the administrators and other programs out.',
    remedy: {
      sql: [`ALTER USER ${quoteAccount(account)} WITH MAX_USER_CONNECTIONS ${quoteValue(recommendedLimit)}`],
    },
  };
  if (limit === 0) return { level: 'note', ...judgement };
  if (limit < Math.ceil(facts.stations.count * ordinaryShare)) {
    return { level: 'warning', ...judgement, why: 'It is too low: stations wait for each other.' };
  }
  if (limit >= serverLimit) return { level: 'note', ...judgement };
  return { level: 'ok', ...judgement };
}
