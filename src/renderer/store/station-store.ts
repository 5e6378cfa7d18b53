import { createStore } from 'zustand/vanilla';
import { readCommand, type ReadCommand } from '../../shared/command';
import { plainTools, type CodeTools } from '../../shared/gs1';
import { emptyRow, enterCode, type RowStep } from '../../shared/row';
import type { DecodedCode, DecodedEntry } from '../scanner/entry';
import { createAgentListener } from './agent-listener';
import { entryRefusal } from './entry-refusal';
import {
  isError,
  isLatched,
  noFeedback,
  replaceFeedback,
  type Feedback,
  type WindowRefusal,
} from './feedback';
import { createItems } from './items';
import { createPeople } from './people';
import type { Moment } from './moment';
import { createRows } from './rows';
import { isAcknowledged, runCommand } from './run-command';
import { doesCodeCount } from './screens';
import type { StationState } from './station-state';
import { isListed } from './sign-in';
import type { StationStore, StationStoreOptions } from './station-store-api';
import { replaceWorkflows } from './switch-workflow';
import { createVoiding } from './voiding';

export type { StationStore, StationStoreOptions } from './station-store-api';
export type { StationState } from './station-state';

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
    lastOperator: null,
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
    isAudible: true,
    screen: setup.isFirstRun ? 'first-run' : 'scan',
    triedCode: null,
    lock: 'open',
    lists: null,
    pinFor: null,
    pinAnswer: null,
    isFocused: options.isFocused,
  }));
  let tools = withLists(options.tools ?? plainTools);
  let lastSequence = 0;
  const items = createItems(clock, createScanId);
  const endSession = (session: string): void => {
    people.supervisor.end(session);
  };
  const rows = createRows({ store, station, clock, items, show, endSession });
  const voiding = createVoiding({ store, station, rows, refuse });

  const people = createPeople({
    store,
    station,
    clock,
    refuse: refuseLatest,
    accept: () => {
      if (!isLatched(store.getState().feedback)) clearFeedback();
    },
    showDeed: (deed) => {
      show({ outcome: 'done', sequence: lastSequence, deed });
    },
    onChangeOfOperator: rows.countOpenGroup,
    onVoidAllowed: voiding.allow,
  });

  function withLists(base: CodeTools): CodeTools {
    return { ...base, isListed: (list, code) => isListed(store.getState().lists, list, code) };
  }

  function show(next: Feedback): void {
    store.setState(({ feedback }) => ({ feedback: replaceFeedback(feedback, next) }));
  }

  function takeEntry(entry: DecodedEntry): void {
    lastSequence += 1;
    const moment = { sequence: lastSequence, endedAtMs: entry.endedAtMs, scanner: entry.device };
    people.noteActivity();
    const command = entry.kind === 'code' ? commandOf(entry) : null;
    // The scanner alone leads out of what asks for a supervisor here, as its button does.
    if (isAcknowledged(command) && store.getState().pinFor !== null) {
      acknowledge();
      return;
    }
    if (people.takeEntry(entry)) return;
    const state = store.getState();
    if (state.voiding === null && !doesCodeCount(state.screen)) {
      if (entry.kind === 'code') store.setState({ triedCode: entry.text });
      else refuse(entryRefusal(entry), '', moment);
      return;
    }
    if (state.voiding === null && state.screen !== 'scan') people.showScreen('scan');
    if (command !== null) takeCommand(command, moment, entry.kind === 'code' ? entry.text : '');
    else if (state.awaitsSupervisor) rows.override(entry.kind === 'code' ? entry.text : '', moment);
    // The error is shown and sounded again: whoever goes on scanning has not seen it.
    else if (isLatched(state.feedback))
      store.setState({ feedback: { ...state.feedback, sequence: moment.sequence } });
    else if (state.voiding !== null && entry.kind === 'code') voiding.takeCode(entry.text, moment);
    else if (entry.kind === 'code') takeCode(entry, moment);
    else refuse(entryRefusal(entry), entry.kind === 'unfinished' ? entry.text : '', moment);
  }

  function commandOf({ text, otherReading }: DecodedCode): ReadCommand | null {
    const other = otherReading === null ? null : readCommand(otherReading, setup.stationKey);
    return readCommand(text, setup.stationKey) ?? other;
  }

  function refuse(reason: WindowRefusal, code: string, { sequence }: Moment): void {
    show({ outcome: 'refused', sequence, reason, code });
  }

  function refuseLatest(reason: WindowRefusal, code: string): void {
    lastSequence += 1;
    show({ outcome: 'refused', sequence: lastSequence, reason, code });
  }

  function takeCode(entry: DecodedCode, moment: Moment): void {
    const step = enterReadings(entry);
    const refusal = step.outcome === 'refused' ? step.reason : people.badgeRefusal(step);
    if (refusal !== null) refuse(refusal, entry.text, moment);
    else if (step.outcome !== 'refused') rows.advance(step, moment);
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
      case 'lock':
        people.lock();
        break;
      case 'undo':
        voiding.undo(moment);
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

  function clearFeedback(): void {
    lastSequence += 1;
    store.setState({ feedback: { outcome: 'none', sequence: lastSequence } });
  }

  function acknowledge(): void {
    const { feedback, awaitsSupervisor, screen } = store.getState();
    if (!isError(feedback) && !awaitsSupervisor) {
      if (screen === 'pin') people.showScreen('scan');
      else voiding.leave();
      return;
    }
    clearFeedback();
    store.setState({ refusedRow: null, awaitsSupervisor: false });
  }

  return {
    store,
    connect: () => {
      const resume = (): void => {
        people.refreshLists();
        rows.resume();
      };
      const { refreshLists } = people;
      station.openLink(createAgentListener({ store, station, clock, takeEntry, resume, refreshLists }));
    },
    takeEntry,
    acknowledge,
    refuse: refuseLatest,
    setWorkflows: (workflows, changedTools) => {
      tools = withLists(changedTools);
      store.setState((state) => replaceWorkflows(state, workflows));
    },
    showScreen: people.showScreen,
    supervisor: people.supervisor,
    noteActivity: people.noteActivity,
    voiding,
    voidBecause: (reason) => {
      lastSequence += 1;
      const moment = { sequence: lastSequence, endedAtMs: clock.monotonicMs(), scanner: null };
      voiding.takeReason(reason, moment);
    },
    setTyping: (typing) => {
      people.noteActivity();
      // Digits of a PIN are seen nowhere.
      store.setState(({ pinFor }) => ({ typing: pinFor === null ? typing : null }));
    },
    setFocused: (isFocused) => {
      store.setState({ isFocused });
    },
  };
}
