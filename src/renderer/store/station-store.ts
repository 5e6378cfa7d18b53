import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import { maximumCodeLength } from '../../shared/code-length';
import type { AgentEventEnvelope, AppendAnswer, StationSetup } from '../../shared/ipc';
import { plainTools } from '../../shared/gs1';
import { emptyRow, enterCode, nextField, type FinishedRow, type Row, type RowStep } from '../../shared/row';
import type { Scan } from '../../shared/scan';
import type { EntrySummary, StationStatus } from '../../shared/status';
import { localWallTime } from '../clock';
import type { DecodedCode, DecodedEntry } from '../scanner/entry';
import { AgentLostError, type AgentListener, type Station } from '../station';
import { noFeedback, replaceFeedback, type Feedback } from './feedback';
import { lastSaved, recentLimit, withChanges, withSaved } from './recent';
import { createSubmissions, type Submission } from './submissions';

/** Everything the screen shows. */
export interface StationState {
  setup: StationSetup;
  row: Row;
  /** What a person is typing, null while nobody types. */
  typing: string | null;
  feedback: Feedback;
  /** Finished rows that are not known to be on disk yet. */
  waiting: number;
  /** `starting` until the agent's first answer; `lost` from the end of an agent to the first answer of the next. */
  agent: 'starting' | 'ready' | 'lost';
  /** Null until the agent's first answer. */
  status: StationStatus | null;
  /** Newest first. */
  recent: readonly EntrySummary[];
  /** Keys reach this window. */
  isFocused: boolean;
}

/** The state, what changes it, and its links to the outside. */
export interface StationStore {
  store: StoreApi<StationState>;
  /** Opens the link to the agent. Call once. */
  connect: () => void;
  /** Takes what the scanner's decoder made out. */
  takeEntry: (entry: DecodedEntry) => void;
  setTyping: (typing: string | null) => void;
  setFocused: (isFocused: boolean) => void;
}

/** What the store is made of. */
export interface StationStoreOptions {
  station: Station;
  setup: StationSetup;
  clock: Clock;
  /** Makes a UUIDv7. */
  createScanId: () => string;
  isFocused: boolean;
}

/** Creates the window's one store. */
export function createStationStore(options: StationStoreOptions): StationStore {
  const { station, setup, clock, createScanId } = options;
  const { workflow } = setup;
  const store = createStore<StationState>(() => ({
    setup,
    row: emptyRow,
    typing: null,
    feedback: noFeedback,
    waiting: 0,
    agent: 'starting',
    status: null,
    recent: [],
    isFocused: options.isFocused,
  }));
  let lastSequence = 0;

  const submissions = createSubmissions({
    station,
    onAnswer: receiveAnswer,
    onWaitingChange: (waiting) => {
      store.setState({ waiting });
    },
  });

  function show(next: Feedback): void {
    store.setState(({ feedback }) => ({ feedback: replaceFeedback(feedback, next) }));
  }

  function takeEntry(entry: DecodedEntry): void {
    lastSequence += 1;
    const sequence = lastSequence;
    const expected = nextField(workflow, store.getState().row);
    if (expected === null) throw new RangeError('the row is complete and was not finished');
    switch (entry.kind) {
      case 'code':
        takeCode(entry, sequence);
        break;
      case 'too-long': {
        const { length } = entry;
        const reason = { code: 'too-long', expected, length, maximum: maximumCodeLength } as const;
        show({ outcome: 'refused', sequence, reason, code: '' });
        break;
      }
      case 'unfinished':
        show({
          outcome: 'refused',
          sequence,
          reason: { code: 'unfinished', because: entry.because },
          code: entry.text,
        });
        break;
    }
  }

  function takeCode(entry: DecodedCode, sequence: number): void {
    const step = enterReadings(entry);
    store.setState({ row: step.row });
    switch (step.outcome) {
      case 'field-accepted':
        show({ outcome: 'none', sequence });
        break;
      case 'row-finished':
        show({ outcome: 'none', sequence });
        submissions.add({
          scan: makeScan(step.finished, entry.endedAtMs),
          sequence,
          finishedAtMs: entry.endedAtMs,
        });
        break;
      case 'refused':
        show({ outcome: 'refused', sequence, reason: step.reason, code: entry.text });
        break;
    }
  }

  /** The likelier reading first; the other one counts where the rules of the fields take that alone. */
  function enterReadings({ text, otherReading, enteredBy }: DecodedCode): RowStep {
    const { row } = store.getState();
    const step = enterCode(workflow, row, { code: text, enteredBy }, plainTools);
    if (step.outcome !== 'refused' || otherReading === null) return step;
    const other = enterCode(workflow, row, { code: otherReading, enteredBy }, plainTools);
    return other.outcome === 'refused' ? step : other;
  }

  /** The scan is captured when its last key was pressed, not when the page got to it. */
  function makeScan(finished: FinishedRow, finishedAtMs: number): Scan {
    const wallMs = clock.wallMs() - (clock.monotonicMs() - finishedAtMs);
    return {
      kind: 'scan',
      scanId: createScanId(),
      workflow: workflow.name,
      workflowVersion: workflow.version,
      ...finished,
      capturedAt: { wallTime: localWallTime(wallMs), monotonicMs: finishedAtMs },
    };
  }

  function receiveAnswer({ scan, sequence, finishedAtMs }: Submission, answer: AppendAnswer): void {
    if (answer.outcome === 'refused') {
      const { reason, detail } = answer;
      const newest = lastSaved(workflow, store.getState().recent);
      show({ outcome: 'unsaved', sequence, reason, detail, lastSaved: newest });
      return;
    }
    store.setState(({ recent }) => ({ recent: withSaved(recent, scan, answer.seq) }));
    show({ outcome: 'accepted', sequence, scanId: scan.scanId, finishedAtMs, fields: scan.fields });
  }

  /** A new agent knows nothing of this window: ask for everything, then send what is still without an answer. */
  async function resynchronise(): Promise<void> {
    const [status, recent] = await Promise.all([
      station.request('get-status'),
      station.request('recent-entries', recentLimit),
    ]);
    store.setState({ agent: 'ready', status, recent });
  }

  function receiveEvent(event: AgentEventEnvelope): void {
    if (event.event === 'status') store.setState({ status: event.payload });
    if (event.event === 'entries-changed') {
      const changes = event.payload;
      store.setState(({ recent }) => ({ recent: withChanges(recent, changes) }));
    }
  }

  const listener: AgentListener = {
    onPort: () => {
      resynchronise().catch((error: unknown) => {
        // A port that closes again is replaced by another, which brings us back here.
        if (!(error instanceof AgentLostError)) station.reportError('The agent could not be asked', error);
      });
      submissions.resume();
    },
    onLost: () => {
      store.setState({ agent: 'lost' });
    },
    onEvent: receiveEvent,
  };

  return {
    store,
    connect: () => {
      station.openLink(listener);
    },
    takeEntry,
    setTyping: (typing) => {
      store.setState({ typing });
    },
    setFocused: (isFocused) => {
      store.setState({ isFocused });
    },
  };
}
