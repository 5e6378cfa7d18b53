import type { ConnectionCause } from '../../../shared/status';

/*
 * What is known about each error, from the lists of MariaDB (share/errmsg-utf8.txt, by number) and of the connector
 * (lib/misc/errors.js, 45001 to 45065) and of the operating system (by name). One line per kind of mishap.
 */

/** Errors that say nothing about a row. */
export interface OutageRule {
  errors: readonly (number | string)[];
  verdict: 'transient' | 'misconfigured';
  reason: ConnectionCause;
  /** Why it is judged so. */
  why: string;
  /** The connection, and probably every other one to this server, is of no use any more. */
  isNetwork?: boolean;
}

/** Errors that blame the row; meaningful when the row was sent alone. */
export interface RowRule {
  errors: readonly number[];
  cause: string;
  why: string;
}

export const outageRules: readonly OutageRule[] = [
  {
    errors: [
      'ECONNREFUSED',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'EHOSTDOWN',
      'ENETDOWN',
      'EADDRNOTAVAIL',
      'EACCES',
    ],
    verdict: 'transient',
    reason: 'unreachable',
    why: 'no server listens there, or the network does not lead there now',
    isNetwork: true,
  },
  {
    errors: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'],
    verdict: 'transient',
    reason: 'name-not-found',
    why: 'the name service does not know the server now; it may be the name service that is away',
    isNetwork: true,
  },
  {
    // 45004 destroyed, 45009 closed, 45011 unexpected packet, 45013 used when closed, 45027, 45035 and 45037 pool
    // closing, 1927, 1152 and 1184 killed or aborted, 1053, 1077 and 1079 shutting down, 1158 to 1161 read and write
    // errors, 1042 and 1043 handshake, 1156 and 1157 broken packets, 2006 and 2013 gone, 4031 idle too long.
    errors: [
      'ECONNRESET',
      'EPIPE',
      'ECONNABORTED',
      45004,
      45009,
      45011,
      45013,
      45027,
      45035,
      45037,
      1927,
      1152,
      1184,
      1053,
      1077,
      1079,
      1158,
      1159,
      1160,
      1161,
      1042,
      1043,
      1156,
      1157,
      2006,
      2013,
      4031,
    ],
    verdict: 'transient',
    reason: 'connection-lost',
    why: 'the connection ended; what was sent may have been committed, so the same entries are sent again',
    isNetwork: true,
  },
  {
    // 45012 connect, 45026 silence on the socket, 45028 no connection in time, 45042 ping
    errors: ['ETIMEDOUT', 45012, 45026, 45028, 45042],
    verdict: 'transient',
    reason: 'timed-out',
    why: 'the server or the network does not answer',
    isNetwork: true,
  },
  {
    // 1040 all slots taken, 1203 and 1226 limit of the account, 1135 no thread, 1461 too many prepared statements
    errors: [1040, 1203, 1226, 1135, 1461],
    verdict: 'transient',
    reason: 'server-full',
    why: 'the server takes no more connections now',
  },
  {
    // 1213 deadlock, 1205 lock wait, 1969 and 3024 statement limit, 1317 KILL QUERY, 1020 record changed, 1412 and 1615
    // table changed, 1637 transactions, 1180 commit
    errors: [1213, 1205, 1969, 3024, 1317, 1020, 1412, 1615, 1637, 1180],
    verdict: 'transient',
    reason: 'server-busy',
    why: 'others were in the way; nothing of the batch was kept',
  },
  {
    // 1114 table full, 1021 disk full, 1026 write error, 1030 storage engine, 1037, 1038 and 1041 memory, 1034, 1194 and
    // 1195 damaged. From the file system below, under numbers of its own: 1 create, 2 read, 3 write, 4 close, 5 memory,
    // 9 end of file, 14 size, 20 disk full, 23 too many files, 27 sync; a commit into a full binary log ends so
    errors: [1114, 1021, 1026, 1030, 1037, 1038, 1041, 1034, 1194, 1195, 1, 2, 3, 4, 5, 9, 14, 20, 23, 27],
    verdict: 'transient',
    reason: 'server-storage',
    why: 'the server has no room or a damaged file; it accepts the same rows once that is mended',
  },
  {
    errors: [1047],
    verdict: 'transient',
    reason: 'not-primary',
    why: 'a Galera node that is cut off from its cluster, or not ready yet',
  },
  {
    errors: [1290, 1792, 1836, 1874],
    verdict: 'misconfigured',
    reason: 'read-only-server',
    why: 'the server was set to read-only, or it is a standby',
  },
  {
    errors: [1045, 1698],
    verdict: 'misconfigured',
    reason: 'wrong-password',
    why: 'name or password are refused; also when the account demands TLS',
  },
  {
    // 1044 database, 1142 table, 1143 column, 1227 and 1370 privilege, 4151 locked, 1820 and 1862 expired
    errors: [1044, 1142, 1143, 1227, 1370, 4151, 1820, 1862],
    verdict: 'misconfigured',
    reason: 'access-denied',
    why: 'the account lacks a privilege, or it is locked',
  },
  {
    errors: [1049],
    verdict: 'misconfigured',
    reason: 'unknown-database',
    why: 'the database named in the settings does not exist',
  },
  {
    errors: [1146, 1932],
    verdict: 'misconfigured',
    reason: 'missing-table',
    why: 'the schema was not applied, or a table was dropped',
  },
  {
    // 1054 column, 1364 a column this program never fills has no default, 1136 number of columns, 1064 syntax, 1305 function, 1110 column twice, 1356, 1288 and 1471 a view in
    // the table's place
    errors: [1054, 1364, 1136, 1064, 1305, 1110, 1356, 1288, 1471],
    verdict: 'misconfigured',
    reason: 'schema-mismatch',
    why: 'the tables are not those this program was written for',
  },
  {
    // 1130 host not allowed, 1129 blocked after too many errors
    errors: [1130, 1129],
    verdict: 'misconfigured',
    reason: 'host-refused',
    why: 'the server does not let this PC in',
  },
  {
    errors: [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'CERT_REVOKED',
      'CERT_UNTRUSTED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      45023,
      45056,
      45057,
      45059,
      45062,
      45063,
      45064,
    ],
    verdict: 'misconfigured',
    reason: 'tls',
    why: 'the encrypted connection could not be agreed on',
  },
  {
    // 45025 and 45047, 1251, 1275 and 1524 login plugin, 45029, 45030, 45033, 45036, 45039 session settings, 45044 key,
    // 1193, 1231, 1115 and 1273 a setting this server does not know
    errors: [
      45025, 45047, 1251, 1275, 1524, 45029, 45030, 45033, 45036, 45039, 45044, 1193, 1231, 1115, 1273,
    ],
    verdict: 'misconfigured',
    reason: 'bad-settings',
    why: 'the server does not accept how the station logs in or sets up its session',
  },
  {
    // 45020 and 45024 answers that are not of the protocol
    errors: [45020, 45024],
    verdict: 'misconfigured',
    reason: 'not-mariadb',
    why: 'something else than MariaDB answers there',
  },
];

export const rowRules: readonly RowRule[] = [
  { errors: [1406], cause: 'value-too-long', why: 'a code is longer than its column' },
  { errors: [1264, 1690], cause: 'value-out-of-range', why: 'a number does not fit its column' },
  {
    errors: [1265, 1292, 1366, 1367, 1411],
    cause: 'wrong-value',
    why: 'a value is not of the kind its column holds',
  },
  { errors: [1048], cause: 'missing-value', why: 'a column that must be filled got nothing' },
  {
    errors: [1216, 1452],
    cause: 'missing-reference',
    why: 'a row of another table that it refers to is not there',
  },
  { errors: [4025, 3819, 1526, 1748], cause: 'check-failed', why: 'a rule of the table forbids it' },
  {
    errors: [1022, 1062, 1586],
    cause: 'duplicate-key',
    why: 'another row already has one of its unique values',
  },
  { errors: [1644], cause: 'refused-by-trigger', why: 'a trigger of the database refused it' },
  { errors: [1210, 45016, 45017], cause: 'missing-value', why: 'the scan lacks a field of its table' },
  { errors: [1118, 1153, 45046], cause: 'too-large', why: 'it is larger than the server accepts' },
];
