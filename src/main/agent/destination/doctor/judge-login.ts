import type { DoctorRemedy } from '../../../../shared/doctor';
import { quoteValue } from '../schema/quote';
import { createAccountStatement, quoteAccount } from '../schema/station-grants';
import type { DoctorFacts, DoctorQuestion, Failure } from './facts';
import type { Judgement } from './judgement';

/** Whether the server lets the account in, and what to do where it does not. */
export function judgeLogin({
  question,
  loginFailure,
  readingFailure,
  version,
  server,
}: DoctorFacts): Judgement | null {
  const recommended = 'the server knows the account and its password';
  const why = 'A station that may not log in keeps its scans and tries again each minute.';
  if (version !== null && readingFailure === null) {
    return { level: 'ok', found: `as ${server?.account ?? question.user}`, recommended, why };
  }
  if (readingFailure !== null) {
    return {
      level: 'error',
      found: `logged in, and then the server could not be read: ${readingFailure.message}`,
      recommended,
      why,
      remedy: { advice: 'Run the doctor again; if it says the same, look into the error log of the server.' },
    };
  }
  if (loginFailure === null || loginFailure.reason === 'tls' || !isAtServersWord(loginFailure)) return null;
  return {
    level: 'error',
    found: `${describeRefusal(question, loginFailure)} (${loginFailure.message})`,
    recommended,
    why,
    remedy: remedyForLogin(question, loginFailure),
  };
}

function describeRefusal({ user }: DoctorQuestion, { reason }: Failure): string {
  switch (reason) {
    case 'wrong-password':
      return `the server refuses the name "${user}" or its password`;
    case 'host-refused':
      return 'the server does not let this PC in';
    case 'server-full':
      return 'the server takes no more connections';
    case 'access-denied':
      return `the account "${user}" is locked`;
    default:
      return 'the server refuses the log-in';
  }
}

/** Whether the server itself refused; its numbers are below those of the connector. */
function isAtServersWord({ errorNumber }: Failure): boolean {
  return errorNumber !== null && errorNumber < 45_000;
}

function remedyForLogin({ user, port }: DoctorQuestion, failure: Failure): Partial<DoctorRemedy> {
  const account = { user, host: '%' };
  const findAccount = ['SELECT user, host, plugin FROM mysql.user WHERE user =', quoteValue(user)].join(' ');
  switch (failure.reason) {
    case 'wrong-password':
      return {
        sql: [findAccount, `ALTER USER ${quoteAccount(account)} IDENTIFIED BY 'a long password'`],
        advice:
          'Correct name and password in the settings, or set the password anew; name the host that the first statement shows. ' +
          'An account that demands encryption (REQUIRE SSL) refuses with the same words.',
      };
    case 'host-refused':
      return failure.errorNumber === 1129
        ? {
            sql: ['FLUSH HOSTS'],
            advice:
              'The server has locked this PC out after too many broken connections; see max_connect_errors.',
          }
        : {
            sql: [findAccount, createAccountStatement(account)],
            advice: 'The server has no account for this PC: make one for its address, or for all.',
          };
    case 'server-full':
      return {
        sql: ['SHOW FULL PROCESSLIST', 'SET GLOBAL max_connections = 500'],
        optionFile: ['max_connections = 500'],
        advice: `Every slot is taken. Find out by whom, end what nobody needs (KILL), raise the limit; port ${port} is right.`,
      };
    case 'access-denied':
      return {
        sql: [findAccount, `ALTER USER ${quoteAccount(account)} ACCOUNT UNLOCK`],
        advice: 'The account is locked, or its password has expired.',
      };
    default:
      return { advice: 'Look up the message in the error log of the server.' };
  }
}
