import type { Migration } from '../migrate';
import { initial } from './0001-initial';
import { quarantineAndLedger } from './0002-quarantine-and-ledger';
import { duplicatesAndGroups } from './0003-duplicates-and-groups';
import { clockJumps } from './0004-clock-jumps';
import { retention } from './0005-retention';
import { scannerAndLists } from './0006-scanner-and-lists';
import { notedByTheFile } from './0007-noted-by-the-file';

/** Every migration of the outbox file, in order. Released ones are never edited. */
export const migrations: readonly Migration[] = [
  initial,
  quarantineAndLedger,
  duplicatesAndGroups,
  clockJumps,
  retention,
  scannerAndLists,
  notedByTheFile,
];
