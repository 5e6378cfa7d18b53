import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import { maximumCodeLength } from '../../shared/code-length';
import { readCommand, type ReadCommand } from '../../shared/command';
import { plainTools, type CodeTools } from '../../shared/gs1';
import type { AgentEventEnvelope, StationSetup } from '../../shared/ipc';
import type { Preferences } from '../../shared/preferences';
import { emptyRow, enterCode, nextField, type RowStep } from '../../shared/row';
import type { Workflow } from '../../shared/workflow';
import type { DecodedCode, DecodedEntry } from '../scanner/entry';
import { toEntry } from '../scanner/serial-entry';
import { AgentLostError, type AgentListener, type Station } from '../station';
import {
  isError,
  isLatched,
  noFeedback,
  replaceFeedback,
  type Feedback,
  type WindowRefusal,
} from './feedback';
import { createItems } from './items';
import { recentLimit, withChanges } from './recent';
import { createRows, type Moment } from './rows';
import { runCommand } from './run-command';
import { doesCodeCount, type ScreenName } from './screens';
import type { StationState } from './station-state';
import { replaceWorkflows } from './switch-workflow';

export type { StationState } from './station-state';

/** The state, what changes it, and its links to the outside. */
export interface StationStore {
  store: StoreApi<StationState>;
  /** Opens the link to the agent. Call once. */
  connect: () => void;
  /** Takes what the scanner's decoder made out. */
  takeEntry: (entry: DecodedEntry) => void;
  /** The error on the screen has been seen. */
  acknowledge: () => void;
  /** Takes the station's workflows after a change, and what their codes are judged with. */
  setWorkflows: (workflows: readonly Workflow[], tools: CodeTools) => void;
  showScreen: (screen: ScreenName) => void;
  setTyping: (typing: string | null) => void;
  setFocused: (isFocused: boolean) => void;
}

/** What the store is made of. */
export interface StationStoreOptions {
  station: Station;
  setup: StationSetup;
  preferences: Preferences;
  clock: Clock;
  /** Makes a UUIDv7. */
  createScanId: () => string;
  isFocused: boolean;
  /** What the codes of the workflows are judged with. */
  tools?: CodeTools;
}

/** Creates the window's one store. */
export function createStationStore(options: StationStoreOptions): StationStore {
  const { station, setup, clock, createScanId } = options;
  const [first] = setup.workflows;
  if (first === undefined) throw new RangeError('the station has no workflow');
  const store = createStore<StationState>(() => ({
    setup,
    preferences: options.preferences,
    workflows: setup.workflows,
    workflow: first,
    row: emptyRow,
    parkedRows: {},
    groupCount: 0,
    typing: null,
    feedback: noFeedback,
    refusedRow: null,
    awaitsSupervisor: false,
    waiting: 0,
    agent: 'starting',
    status: null,
    recent: [],
    screen: 'scan',
    triedCode: null,
    isFocused: options.isFocused,
  }));
  let tools = options.tools ?? plainTools;
  let lastSequence = 0;
  const rows = createRows({ store, station, clock, items: createItems(clock, createScanId), show });

  function show(next: Feedback): void {
    store.setState(({ feedback }) => ({ feedback: replaceFeedback(feedback, next) }));
  }

  function showScreen(screen: ScreenName): void {
    store.setState({ screen, triedCode: null });
  }

  function takeEntry(entry: DecodedEntry): void {
    lastSequence += 1;
    const moment: Moment = { sequence: lastSequence, endedAtMs: entry.endedAtMs };
    const state = store.getState();
    if (!doesCodeCount(state.screen)) {
      if (entry.kind === 'code') store.setState({ triedCode: entry.text });
      return;
    }
    if (state.screen !== 'scan') showScreen('scan');
    const command = entry.kind === 'code' ? commandOf(entry) : null;
    if (command !== null) takeCommand(command, moment, entry.kind === 'code' ? entry.text : '');
    else if (state.awaitsSupervisor) rows.override(entry.kind === 'code' ? entry.text : '', moment);
    // The error is shown and sounded again: whoever goes on scanning has not seen it.
    else if (isLatched(state.feedback))
      store.setState({ feedback: { ...state.feedback, sequence: moment.sequence } });
    else if (entry.kind === 'code') takeCode(entry, moment);
    else refuseEntry(entry, moment);
  }

  function commandOf({ text, otherReading }: DecodedCode): ReadCommand | null {
    const other = otherReading === null ? null : readCommand(otherReading, setup.stationKey);
    return readCommand(text, setup.stationKey) ?? other;
  }

  function refuse(reason: WindowRefusal, code: string, { sequence }: Moment): void {
    show({ outcome: 'refused', sequence, reason, code });
  }

  function refuseEntry(entry: Exclude<DecodedEntry, { kind: 'code' }>, moment: Moment): void {
    const { workflow, row } = store.getState();
    const expected = nextField(workflow, row);
    if (expected === null) throw new RangeError('the row is complete and was not finished');
    if (entry.kind === 'unfinished') {
      refuse({ code: 'unfinished', because: entry.because }, entry.text, moment);
      return;
    }
    const { length } = entry;
    refuse({ code: 'too-long', expected, length, maximum: maximumCodeLength }, '', moment);
  }

  function takeCode(entry: DecodedCode, moment: Moment): void {
    const step = enterReadings(entry);
    if (step.outcome === 'refused') refuse(step.reason, entry.text, moment);
    else rows.advance(step, moment);
  }

  /** The likelier reading first; the other one counts where the rules of the fields take that alone. */
  function enterReadings({
    text,
    otherReading,
    enteredBy,
  }: Pick<DecodedCode, 'text' | 'otherReading' | 'enteredBy'>): RowStep {
    const { workflow, row } = store.getState();
    const step = enterCode(workflow, row, { code: text, enteredBy }, tools);
    if (step.outcome !== 'refused' || otherReading === null) return step;
    const other = enterCode(workflow, row, { code: otherReading, enteredBy }, tools);
    return other.outcome === 'refused' ? step : other;
  }

  function takeCommand(command: ReadCommand, moment: Moment, code: string): void {
    const result = runCommand(command, store.getState());
    switch (result.result) {
      case 'refused':
        refuse(result.reason, code, moment);
        break;
      case 'done':
        store.setState(result.state);
        show({ outcome: 'done', sequence: moment.sequence, deed: result.deed });
        rows.countOpenGroup();
        break;
      case 'step':
        rows.advance(result.step, moment);
        break;
      case 'code': {
        const step = enterReadings({ text: result.code, otherReading: null, enteredBy: 'scan' });
        if (step.outcome === 'refused') refuse(step.reason, result.code, moment);
        else rows.advance(step, moment);
        break;
      }
      case 'acknowledge':
        acknowledge();
        break;
      case 'undo':
        rows.undo(moment);
        break;
      case 'close-group':
        rows.closeGroup(moment);
        break;
    }
  }

  function acknowledge(): void {
    const { feedback, awaitsSupervisor } = store.getState();
    if (!isError(feedback) && !awaitsSupervisor) return;
    lastSequence += 1;
    store.setState({
      feedback: { outcome: 'none', sequence: lastSequence },
      refusedRow: null,
      awaitsSupervisor: false,
    });
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
    if (event.event === 'serial-code') takeEntry(toEntry(event.payload, clock.monotonicMs()));
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
      rows.resume();
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
    acknowledge,
    setWorkflows: (workflows, changedTools) => {
      tools = changedTools;
      store.setState((state) => replaceWorkflows(state, workflows));
    },
    showScreen,
    setTyping: (typing) => {
      store.setState({ typing });
    },
    setFocused: (isFocused) => {
      store.setState({ isFocused });
    },
  };
}
