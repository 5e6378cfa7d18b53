import type { AppendAnswer } from '../../shared/ipc';
import type { Appendable, AppendTerms, Scan } from '../../shared/scan';
import { errorText } from '../../shared/error-text';
import { AgentLostError, type Station } from '../station';

/** A finished row, or the void of one, on its way to disk. */
export interface Submission {
  item: Appendable;
  /** What the agent looks up before it stores the row; left out for a void. */
  terms?: AppendTerms;
  /** The scan it was refused as a repeat of. */
  duplicateOf?: string;
  /** The supervisor's session a void was allowed in: open until the answer, used by nothing else. */
  session?: string;
  /** Number of the code that finished it. */
  sequence: number;
  /** `Event.timeStamp` of the key that finished it. */
  finishedAtMs: number;
}

/** The rows that are finished and not yet known to be on disk, oldest first. */
export interface Submissions {
  add(submission: Submission): void;
  /** There is a port (again): what has no answer yet is sent, with the same scanId. */
  resume: () => void;
  /** The newest scan that waits; null when none does. */
  newestScan(): Scan | null;
}

/** What the queue needs and tells. */
export interface SubmissionsOptions {
  station: Pick<Station, 'request' | 'requestAs' | 'reportError'>;
  onAnswer: (submission: Submission, answer: AppendAnswer) => void;
  /** How many rows wait; called when the number changes. */
  onWaitingChange: (waiting: number) => void;
}

/**
 * Sends rows one after the other, so that they are stored in the order they were scanned. A row leaves the queue
 * only by an answer. When the agent is lost the queue stops until `resume`, and rows can be added meanwhile.
 */
export function createSubmissions({ station, onAnswer, onWaitingChange }: SubmissionsOptions): Submissions {
  const queue: Submission[] = [];
  let isSending = false;
  let requests = 0;

  async function sendAll(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      let answeredRequests: number;
      do {
        answeredRequests = requests;
        await sendUntilLost();
        // A new port may come before the loss of the old one has reached the row that was being sent.
      } while (requests !== answeredRequests);
    } finally {
      isSending = false;
    }
  }

  async function sendUntilLost(): Promise<void> {
    try {
      for (let head = queue[0]; head !== undefined; head = queue[0]) {
        const answer = await append(head);
        queue.shift();
        onWaitingChange(queue.length);
        onAnswer(head, answer);
      }
    } catch (error) {
      if (!(error instanceof AgentLostError)) throw error;
    }
  }

  async function append({ item, terms, session }: Submission): Promise<AppendAnswer> {
    try {
      if (session !== undefined) return await station.requestAs(session, 'append', item);
      return await station.request('append', item, ...(terms === undefined ? [] : [terms]));
    } catch (error) {
      if (error instanceof AgentLostError) throw error;
      // The agent could not carry the request out; what throws there has changed nothing.
      station.reportError('A scan could not be saved', error);
      return { outcome: 'refused', reason: 'storage-failed', detail: errorText(error) };
    }
  }

  function start(): void {
    requests += 1;
    sendAll().catch((error: unknown) => {
      station.reportError('The queue of finished rows failed', error);
    });
  }

  return {
    add: (submission) => {
      queue.push(submission);
      onWaitingChange(queue.length);
      start();
    },
    resume: start,
    newestScan: () => queue.map(({ item }) => item).findLast((item) => item.kind === 'scan') ?? null,
  };
}
