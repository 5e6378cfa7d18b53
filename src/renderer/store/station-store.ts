import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import { maximumCodeLength } from '../../shared/code-length';
import { readCommand, type ReadCommand } from '../../shared/command';
import { plainTools, type CodeTools } from '../../shared/gs1';
import type { StationSetup } from '../../shared/ipc';
import type { Preferences } from '../../shared/preferences';
import { emptyRow, enterCode, nextField, type RowStep } from '../../shared/row';
import type { VoidReason } from '../../shared/void-reason';
import type { Workflow } from '../../shared/workflow';
import type { DecodedCode, DecodedEntry } from '../scanner/entry';
import type { Station } from '../station';
import { createAgentListener } from './agent-listener';
import {
  isError,
  isLatched,
  noFeedback,
  replaceFeedback,
  type Feedback,
  type WindowRefusal,
} from './feedback';
import { createItems } from './items';
import { createRows, type Moment } from './rows';
import { runCommand } from './run-command';
import { doesCodeCount, type ScreenName } from './screens';
import type { StationState } from './station-state';
import { replaceWorkflows } from './switch-workflow';
import { createVoiding, type VoidingSteps } from './voiding';

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
  voiding: Pick<VoidingSteps, 'choose' | 'leave'>;
  /** Cancels the chosen scan. */
  voidBecause: (reason: VoidReason) => void;
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
    voiding: null,
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
  const voiding = createVoiding({ store, station, rows, refuse });

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
    if (state.voiding === null && !doesCodeCount(state.screen)) {
      if (entry.kind === 'code') store.setState({ triedCode: entry.text });
      return;
    }
    if (state.voiding === null && state.screen !== 'scan') showScreen('scan');
    const command = entry.kind === 'code' ? commandOf(entry) : null;
    if (command !== null) takeCommand(command, moment, entry.kind === 'code' ? entry.text : '');
    else if (state.awaitsSupervisor) rows.override(entry.kind === 'code' ? entry.text : '', moment);
    // The error is shown and sounded again: whoever goes on scanning has not seen it.
    else if (isLatched(state.feedback))
      store.setState({ feedback: { ...state.feedback, sequence: moment.sequence } });
    else if (state.voiding !== null && entry.kind === 'code') voiding.takeCode(entry.text, moment);
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
      case 'void':
        voiding.begin();
        break;
      case 'void-reason':
        voiding.takeReason(result.reason, moment);
        break;
    }
  }

  function acknowledge(): void {
    const { feedback, awaitsSupervisor } = store.getState();
    if (!isError(feedback) && !awaitsSupervisor) {
      voiding.leave();
      return;
    }
    lastSequence += 1;
    store.setState({
      feedback: { outcome: 'none', sequence: lastSequence },
      refusedRow: null,
      awaitsSupervisor: false,
    });
  }

  return {
    store,
    connect: () => {
      const resume = (): void => {
        rows.resume();
      };
      station.openLink(createAgentListener({ store, station, clock, takeEntry, resume }));
    },
    takeEntry,
    acknowledge,
    setWorkflows: (workflows, changedTools) => {
      tools = changedTools;
      store.setState((state) => replaceWorkflows(state, workflows));
    },
    showScreen,
    voiding,
    voidBecause: (reason) => {
      lastSequence += 1;
      voiding.takeReason(reason, { sequence: lastSequence, endedAtMs: clock.monotonicMs() });
    },
    setTyping: (typing) => {
      store.setState({ typing });
    },
    setFocused: (isFocused) => {
      store.setState({ isFocused });
    },
  };
}
