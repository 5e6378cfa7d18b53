import type { Database, Statement } from 'better-sqlite3';
import type { WriteAheadLog } from './outbox';

/** What SQLite answers to a checkpoint: pages in the log, and how many of them are in the file. */
interface CheckpointRow {
  busy: number;
  log: number;
  checkpointed: number;
}

/** The write-ahead log of an open file. */
export function createSqliteWriteAheadLog(database: Database): WriteAheadLog {
  const look: Statement<[], CheckpointRow> = database.prepare('PRAGMA wal_checkpoint(NOOP)');
  const move: Statement<[], CheckpointRow> = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');

  function answerOf(statement: typeof look): CheckpointRow {
    const row = statement.get();
    if (row === undefined) throw new Error('SQLite answered a checkpoint without a row.');
    return row;
  }

  return {
    pagesToMove: () => {
      const { log, checkpointed } = answerOf(look);
      return log - checkpointed;
    },
    checkpoint: () => {
      if (answerOf(move).busy !== 0) throw new Error('The file is being read.');
    },
  };
}
