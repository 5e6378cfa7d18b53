import { describe, expect, it } from 'vitest';
import { connectionCauses } from '../../../shared/status';
import { classifyError, toDestinationError } from './classify-error';
import { DeadlineError } from '../../../shared/deadline';
import { DestinationError } from './destination';
import { outageRules, rowRules } from './error-verdicts';
import {
  ConnectionCutError,
  GhostSessionError,
  NotMariadbError,
  PoolStoppedError,
  ProtocolError,
} from './pool-errors';

/** An error as the connector makes it; `errno` is all the server's number there is. */
function sqlError(errno: number, message = `text of ${errno}`, cause?: Error): Error {
  const error = new Error(`(conn:5, no: ${errno}, SQLState: HY000) ${message}\nsql: INSERT INTO …`, {
    cause,
  });
  return Object.assign(error, { errno, code: 'ER_SOMETHING', sqlMessage: message });
}

/** An error as Node makes it. */
function systemError(code: string, errno = -111): Error {
  return Object.assign(new Error(`connect ${code}`), { code, errno });
}

describe('classifyError, error by error', () => {
  const verdicts: [number, string, string][] = [
    [1040, 'transient', 'server-full'],
    [1203, 'transient', 'server-full'],
    [1226, 'transient', 'server-full'],
    [1205, 'transient', 'server-busy'],
    [1213, 'transient', 'server-busy'],
    [1317, 'transient', 'server-busy'],
    [1969, 'transient', 'server-busy'],
    [1047, 'transient', 'not-primary'],
    [1021, 'transient', 'server-storage'],
    [1114, 'transient', 'server-storage'],
    [3, 'transient', 'server-storage'],
    [20, 'transient', 'server-storage'],
    [1927, 'transient', 'connection-lost'],
    [1053, 'transient', 'connection-lost'],
    [45009, 'transient', 'connection-lost'],
    [45013, 'transient', 'connection-lost'],
    [45012, 'transient', 'timed-out'],
    [45026, 'transient', 'timed-out'],
    [45028, 'transient', 'timed-out'],
    [1045, 'misconfigured', 'wrong-password'],
    [1698, 'misconfigured', 'wrong-password'],
    [1044, 'misconfigured', 'access-denied'],
    [1142, 'misconfigured', 'access-denied'],
    [1143, 'misconfigured', 'access-denied'],
    [4151, 'misconfigured', 'access-denied'],
    [1049, 'misconfigured', 'unknown-database'],
    [1146, 'misconfigured', 'missing-table'],
    [1054, 'misconfigured', 'schema-mismatch'],
    [1064, 'misconfigured', 'schema-mismatch'],
    [1290, 'misconfigured', 'read-only-server'],
    [1792, 'misconfigured', 'read-only-server'],
    [1129, 'misconfigured', 'host-refused'],
    [1130, 'misconfigured', 'host-refused'],
    [45023, 'misconfigured', 'tls'],
    [1524, 'misconfigured', 'bad-settings'],
    [45030, 'misconfigured', 'bad-settings'],
  ];
  it.each(verdicts)('%i is %s (%s)', (errno, verdict, reason) => {
    expect(classifyError(sqlError(errno))).toMatchObject({ verdict, reason });
  });

  const systemVerdicts: [string, string, string][] = [
    ['ECONNREFUSED', 'transient', 'unreachable'],
    ['EHOSTUNREACH', 'transient', 'unreachable'],
    ['ENETUNREACH', 'transient', 'unreachable'],
    ['ENOTFOUND', 'transient', 'name-not-found'],
    ['EAI_AGAIN', 'transient', 'name-not-found'],
    ['ECONNRESET', 'transient', 'connection-lost'],
    ['EPIPE', 'transient', 'connection-lost'],
    ['ETIMEDOUT', 'transient', 'timed-out'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'misconfigured', 'tls'],
    ['ERR_SSL_SOMETHING_NEW', 'misconfigured', 'tls'],
  ];
  it.each(systemVerdicts)('%s is %s (%s), whatever number the platform gives it', (code, verdict, reason) => {
    expect(classifyError(systemError(code, -111))).toMatchObject({ verdict, reason });
    expect(classifyError(systemError(code, -4078))).toMatchObject({ verdict, reason });
  });

  const refusals: [number, string][] = [
    [1406, 'value-too-long'],
    [1264, 'value-out-of-range'],
    [1265, 'wrong-value'],
    [1292, 'wrong-value'],
    [1366, 'wrong-value'],
    [1048, 'missing-value'],
    [1452, 'missing-reference'],
    [4025, 'check-failed'],
    [1062, 'duplicate-key'],
    [1644, 'refused-by-trigger'],
    [1153, 'too-large'],
  ];
  it.each(refusals)('%i blames the row: %s', (errno, cause) => {
    const { verdict, refusal } = classifyError(sqlError(errno, 'Data too long'));
    expect(verdict).toBe('permanent');
    expect(refusal).toEqual({ cause, errorNumber: errno, message: 'Data too long' });
  });
});

describe('classifyError', () => {
  it('is transient about anything it does not know, so that no row ever pays for it', () => {
    for (const thrown of [sqlError(9_999), systemError('EWHATEVER'), new TypeError('oops'), 'text', null]) {
      expect(classifyError(thrown)).toMatchObject({
        verdict: 'transient',
        reason: 'unknown',
        isNetwork: false,
      });
    }
  });

  it('looks inside the wrappers of the connector, however deep', () => {
    const wrapped = sqlError(45028, 'pool timeout', sqlError(45061, 'no connection', sqlError(1045)));
    expect(classifyError(wrapped)).toMatchObject({
      reason: 'wrong-password',
      refusal: { errorNumber: 1045 },
    });
  });

  it('looks at the first of several attempts to connect', () => {
    const several = new AggregateError([systemError('ECONNREFUSED'), systemError('ENETUNREACH')]);
    expect(classifyError(several)).toMatchObject({ reason: 'unreachable', isNetwork: true });
  });

  it('does not take the cause of another error for the error', () => {
    const error = sqlError(1406, 'Data too long', sqlError(1045));
    expect(classifyError(error).verdict).toBe('permanent');
  });

  it('judges the errors of this room', () => {
    expect(classifyError(new DeadlineError('x', 5))).toMatchObject({ reason: 'timed-out', isNetwork: true });
    expect(classifyError(new ConnectionCutError('stop'))).toMatchObject({ reason: 'connection-lost' });
    expect(classifyError(new PoolStoppedError())).toMatchObject({ reason: 'connection-lost' });
    expect(classifyError(new ProtocolError('x'))).toMatchObject({
      reason: 'connection-lost',
      isNetwork: true,
    });
    expect(classifyError(new NotMariadbError('x'))).toMatchObject({
      verdict: 'misconfigured',
      reason: 'not-mariadb',
    });
    expect(classifyError(new GhostSessionError(7))).toMatchObject({
      verdict: 'transient',
      reason: 'server-busy',
    });
  });

  it('keeps a verdict that was passed before', () => {
    const refusal = { cause: 'schema-mismatch', errorNumber: null, message: 'version 0' };
    const judged = new DestinationError('misconfigured', 'schema-mismatch', refusal);
    expect(classifyError(judged)).toMatchObject({ verdict: 'misconfigured', refusal });
    expect(toDestinationError(judged)).toBe(judged);
  });

  it("keeps the server's own words without the statement and its values", () => {
    const { message } = toDestinationError(sqlError(1054, "Unknown column 'cp'"));
    expect(message).toBe("Unknown column 'cp'");
  });
});

describe('the table of verdicts', () => {
  it('knows each error once', () => {
    const errors = [
      ...outageRules.flatMap(({ errors }) => errors),
      ...rowRules.flatMap(({ errors }) => errors),
    ];
    expect(errors.filter((error, index) => errors.indexOf(error) !== index)).toEqual([]);
  });

  it('gives every cause the window has a sentence for at least one error', () => {
    const reasons = new Set(outageRules.map(({ reason }) => reason));
    // A mapping that does not fit is found by reading the table, before the server has refused anything.
    expect(connectionCauses.filter((cause) => !reasons.has(cause))).toEqual(['unknown', 'table-mapping']);
  });

  it('tells why in every line', () => {
    for (const { why } of [...outageRules, ...rowRules]) expect(why.length).toBeGreaterThan(10);
  });
});
