import type { Clock } from '../../../shared/clock';
import { errorText } from '../../../shared/error-text';
import type { Log } from '../../../shared/log';
import type { WriteAheadLog } from './outbox';

/*
 * A commit goes to the write-ahead log; a checkpoint moves it from there into the file, and the log begins again. SQLite
 * does that inside the commit that makes the log too long, so one scan in some hundreds would wait for it. Here it is
 * done between two scans: when nothing has been written for a moment, or, while writing never stops, when the log has
 * grown too long to wait. A log that grows faster than it is looked at is left to SQLite's own limit (database.ts).
 */

/** From this length on a calm moment is used: at most one checkpoint for some ninety scans. 4 MB. */
export const worthwhilePages = 1_000;

/** From this length on no calm moment is waited for. 8 MB: some tens of milliseconds on an SSD. */
export const overduePages = 2_000;

const idlePauseMs = 1_000;
/** Nothing written for so long is a calm moment: an operator has just finished a row, or is on the way to the next. */
const calmMs = 100;
/** After a failure (a full disk, a file that another program holds) the next look has time. */
const failurePauseMs = 10_000;

/** Whether now is the time, from the length of the log and its length at the last look. */
export function isCheckpointDue(pages: number, pagesBefore: number): boolean {
  return pages >= overduePages || (pages >= worthwhilePages && pages === pagesBefore);
}

/** Keeps the write-ahead log short from now on. Returns a function that ends it; to be called before the file is closed. */
export function keepCheckpoints(writeAheadLog: WriteAheadLog, clock: Clock, log: Log): () => void {
  let pagesBefore = 0;
  let failure: string | null = null;
  let isStopped = false;
  let cancel = clock.schedule(idlePauseMs, look);

  function look(): void {
    const pauseMs = lookAndAnswerPauseMs();
    // Damage found by this very look has the file taken away.
    if (!isStopped) cancel = clock.schedule(pauseMs, look);
  }

  function lookAndAnswerPauseMs(): number {
    try {
      const pages = writeAheadLog.pagesToMove();
      const isDue = isCheckpointDue(pages, pagesBefore);
      if (isDue) writeAheadLog.checkpoint();
      pagesBefore = isDue ? 0 : pages;
      failure = null;
      return pagesBefore >= worthwhilePages ? calmMs : idlePauseMs;
    } catch (error) {
      const detail = errorText(error);
      if (detail !== failure) {
        log('warn', 'The write-ahead log could not be moved into the file for scans; it goes on growing.', {
          detail,
        });
      }
      failure = detail;
      return failurePauseMs;
    }
  }

  return () => {
    isStopped = true;
    cancel();
  };
}
