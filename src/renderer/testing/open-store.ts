import type { Clock } from '../../shared/clock';
import type { Scan } from '../../shared/scan';
import { fgQuality } from '../../shared/ready-workflows';
import type { SignInRules } from '../../shared/sign-in';
import type { Workflow } from '../../shared/workflow';
import { decode } from '../scanner/decoder';
import { idleDecoder } from '../scanner/decoder-state';
import { playKeys, scriptOf } from '../scanner/fixtures/key-script';
import { createStation, type Station } from '../station';
import { createStationStore, type StationState, type StationStore } from '../store/station-store';
import { createScriptedAgent, type ScriptedAgent } from './scripted-agent';

/** A store over the real station client and a scripted agent; scanIds end in 1, 2, 3 and so on. */
export interface OpenedStore<TestClock extends Clock> {
  agent: ScriptedAgent;
  clock: TestClock;
  /** The client the store works with. */
  station: Station;
  stationStore: StationStore;
  /** Scans codes through the real decoder. */
  scan: (...codes: string[]) => void;
  state: () => StationState;
  /** The scans the agent was asked to append, repeats included. */
  appended: () => Scan[];
}

/** Everybody may scan, and nothing locks. */
export const openHouse: SignInRules = {
  unknownBadge: 'accept',
  lockAfterSeconds: 0,
  lockWarningSeconds: 0,
  hasAdministratorPin: false,
};

const agents: ScriptedAgent[] = [];

/** Closes the ports of every opened store: an open message channel would keep the process alive. */
export function closeStores(): void {
  for (const agent of agents.splice(0)) agent.die();
}

/** Opens a store, of the default workflow unless told otherwise; `isConnected` false: `connect` is left to the test. */
export function openStore<TestClock extends Clock>(
  clock: TestClock,
  isConnected = true,
  workflows: readonly Workflow[] = [fgQuality],
  signIn: SignInRules = openHouse,
): OpenedStore<TestClock> {
  const agent = createScriptedAgent();
  agents.push(agent);
  const station = createStation({ bridge: agent.bridge, page: agent.page, clock });
  let made = 0;
  const stationStore = createStationStore({
    station,
    setup: {
      stationName: 'test',
      version: '0',
      workflows,
      stationKey: 'BCDEFG',
      configurationProblems: [],
      scannerProfile: null,
      signIn,
      isKiosk: false,
      isFirstRun: false,
      isAfterCrash: false,
      preferences: {},
    },
    preferences: {
      language: 'en',
      theme: 'dark',
      distance: 'normal',
      volume: 'normal',
      operatorLanguages: {},
    },
    clock,
    createScanId: () => `01930000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
    isFocused: true,
  });
  if (isConnected) stationStore.connect();
  const state = (): StationState => stationStore.store.getState();

  function scan(...codes: string[]): void {
    let decoder = idleDecoder;
    for (const event of codes.flatMap((code) => playKeys(scriptOf(code), { startMs: clock.monotonicMs() }))) {
      const decoded = decode(decoder, event);
      decoder = decoded.state;
      for (const entry of decoded.codes) stationStore.takeEntry(entry);
    }
  }

  return {
    agent,
    clock,
    station,
    stationStore,
    scan,
    state,
    appended: () =>
      agent.requests
        .filter(({ request }) => request === 'append')
        .map((request) => request.arguments[0] as Scan),
  };
}

/** The codes of one row after the badge. */
export const row = ['CP12345678-1234', 'OC11111111', 'OC22222222', '000'];

/** The screen says "saved". */
export function isSaved({ feedback }: StationState): boolean {
  return feedback.outcome === 'accepted';
}
