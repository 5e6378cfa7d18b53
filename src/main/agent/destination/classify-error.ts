import type { ConnectionCause } from '../../../shared/status';
import type { Refusal } from '../entry';
import { DeadlineError } from '../../../shared/deadline';
import { DestinationError, type Verdict } from './destination';
import { outageRules, rowRules, type OutageRule, type RowRule } from './error-verdicts';

/** What an error means. */
export interface Classification {
  verdict: Verdict;
  /** For a permanent verdict: what it is if every row is refused so. */
  reason: ConnectionCause;
  refusal: Refusal;
  /** Why it is judged so, for the log. */
  why: string;
  /** Whether other connections to the server are to be given up as well. */
  isNetwork: boolean;
}

/** The connector's wrappers: what counts is inside. 45028 without a cause stands for itself. */
const wrapperNumbers = new Set([45028, 45060, 45061]);

const outageRuleByError = new Map<number | string, OutageRule>(
  outageRules.flatMap((rule) => rule.errors.map((error) => [error, rule] as const)),
);
const rowRuleByError = new Map<number, RowRule>(
  rowRules.flatMap((rule) => rule.errors.map((error) => [error, rule] as const)),
);

/**
 * Judges any error that can come out of this room. An error nobody knows is transient with the reason `unknown`: it is
 * retried for ever and never costs a row anything.
 */
export function classifyError(thrown: unknown): Classification {
  const error = unwrap(thrown);
  const errorNumber = numberOf(error);
  const message = messageOf(error);
  if (error instanceof DestinationError) {
    const { verdict, reason, refusal } = error;
    return { verdict, reason, refusal, why: 'judged before', isNetwork: false };
  }
  if (error instanceof DeadlineError) {
    const refusal = { cause: 'timed-out', errorNumber, message };
    return {
      verdict: 'transient',
      reason: 'timed-out',
      refusal,
      why: 'our own deadline passed',
      isNetwork: true,
    };
  }
  const rowRule = errorNumber === null ? undefined : rowRuleByError.get(errorNumber);
  if (rowRule !== undefined) {
    const refusal = { cause: rowRule.cause, errorNumber, message };
    return { verdict: 'permanent', reason: 'schema-mismatch', refusal, why: rowRule.why, isNetwork: false };
  }
  const rule =
    outageRuleByError.get(errorNumber ?? codeOf(error)) ?? tlsRuleFor(codeOf(error)) ?? unknownRule;
  const { verdict, reason, why, isNetwork = false } = rule;
  return { verdict, reason, refusal: { cause: reason, errorNumber, message }, why, isNetwork };
}

/** The error as it leaves this room. */
export function toDestinationError(thrown: unknown): DestinationError {
  if (thrown instanceof DestinationError) return thrown;
  const { verdict, reason, refusal } = classifyError(thrown);
  return new DestinationError(verdict, reason, refusal);
}

const unknownRule: OutageRule = {
  errors: [],
  verdict: 'transient',
  reason: 'unknown',
  why: 'this error is not in the table',
};

/** OpenSSL's errors are many and all mean the same to us. */
function tlsRuleFor(code: string): OutageRule | undefined {
  if (!code.startsWith('ERR_SSL_') && !code.startsWith('ERR_TLS_') && !code.startsWith('CERT_'))
    return undefined;
  return outageRules.find(({ reason }) => reason === 'tls');
}

function unwrap(thrown: unknown): unknown {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return unwrap(thrown.errors[0]);
  if (!(thrown instanceof Error) || thrown.cause === undefined || thrown.cause === null) return thrown;
  return wrapperNumbers.has(numberOf(thrown) ?? 0) ? unwrap(thrown.cause) : thrown;
}

/** The number of a server's or the connector's error; system errors have a negative one that differs by platform. */
function numberOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errno' in error)) return null;
  return typeof error.errno === 'number' && error.errno > 0 ? error.errno : null;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** The text without the connector's header and without the statement and its values. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('sqlMessage' in error && typeof error.sqlMessage === 'string') return error.sqlMessage;
  return error.message;
}
