import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { v7 as createScanId } from 'uuid';
import { windowClock } from './clock';
import { ErrorBoundary } from './components/ErrorBoundary';
import { errorText } from '../shared/error-text';
import { FailureScreen } from './screens/FailureScreen';
import { loadCodeTools } from './codes/load-code-tools';
import { createDifferencesStore } from './differences/differences-store';
import { createEditorStore } from './editor/editor-store';
import { usingSaved } from './editor/use-saved';
import { createFirstRun } from './first-run/first-run-store';
import { createHistoryStore } from './history/history-store';
import { createI18n } from './i18n/create-i18n';
import { measureSavedScans } from './measure';
import { followOperatorLanguage } from './operator-language';
import { completePreferences, followPreferences } from './preferences';
import { Screens } from './screens/Screens';
import { createSerialStore } from './serial/serial-store';
import { createQuarantineStore } from './quarantine/quarantine-store';
import { createShiftStore } from './shift/shift-store';
import { startSounds } from './sound/start-sounds';
import { createVolumeChoice } from './sound/volume-choice';
import { startScanner } from './start-scanner';
import { createStation, stationBridge } from './station';
import { createCare } from './store/care';
import { createSendMissing } from './store/send-missing';
import { createStationStore } from './store/station-store';
import { startUpdates } from './updates/update-store';
import { watchFocus } from './watch-focus';
import './styles/index.css';

const station = createStation({ bridge: stationBridge(), page: window, clock: windowClock });

window.addEventListener('error', (event) => {
  station.reportError('An error reached the top of the window', event.error ?? event.message);
});
window.addEventListener('unhandledrejection', (event) => {
  station.reportError('A promise failed and nobody took care of it', event.reason);
});

const i18n = createI18n((key) => {
  station.reportError(`A sentence is missing: ${key}`);
});

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with the id "root"');
const root = createRoot(container, {
  onCaughtError: (error) => {
    station.reportError('The screen stopped', error);
  },
});

async function start(): Promise<void> {
  const setup = await station.getSetup();
  const tools = await loadCodeTools(setup.workflows);
  const serial = createSerialStore(station);
  station.onEvent(serial.receive);
  const history = createHistoryStore(station, windowClock);
  station.onEvent(history.receive);
  const stationStore = createStationStore({
    station,
    tools,
    setup,
    preferences: completePreferences(setup.preferences, window),
    clock: windowClock,
    createScanId,
    isFocused: document.hasFocus(),
  });
  const { store } = stationStore;
  const sendMissing = createSendMissing({ station, store, reason: i18n.t('notice.sendMissingReason') });
  followPreferences(store, document, i18n, station);
  followOperatorLanguage(store);
  watchFocus(window, stationStore.setFocused);
  for (const deed of ['pointerdown', 'input']) window.addEventListener(deed, stationStore.noteActivity);
  measureSavedScans(store, windowClock);
  const sounds = startSounds({ devices: navigator.mediaDevices, store, station, clock: windowClock });
  const { listen, ...started } = startScanner({
    page: window,
    station,
    clock: windowClock,
    kept: setup.scannerProfile,
    stationStore,
  });
  const operator = (): string | null => {
    const { row, workflow } = store.getState();
    return row[workflow.operatorField]?.code ?? null;
  };
  const care = createCare(station, operator);
  const quarantine = createQuarantineStore({
    station,
    operator,
    sendAgainReason: () => i18n.t('quarantine.sendAgainReason'),
  });
  station.onEvent(quarantine.receive);
  const differences = createDifferencesStore(station, store, operator);
  station.onEvent(differences.receive);
  const updates = startUpdates({ station, store, clock: windowClock });
  root.render(
    <I18nextProvider i18n={i18n}>
      <ErrorBoundary store={store}>
        <Screens
          parts={{
            ...started,
            stationStore,
            serial,
            history,
            quarantine,
            differences,
            shift: createShiftStore(station, windowClock),
            paper: station,
            firstRun: createFirstRun({ station, stationStore, ...started }),
            chooseVolume: createVolumeChoice(station, store),
            editor: createEditorStore(
              usingSaved(station.workflows, stationStore),
              () => store.getState().workflows,
            ),
            care,
            sounds,
            updates,
            sendMissing,
            clock: windowClock,
          }}
        />
      </ErrorBoundary>
    </I18nextProvider>,
  );
  stationStore.connect();
  listen();
  const givePulse = station.startPulse(() => store.getState().agent === 'ready');
  store.subscribe((state, before) => {
    if (state.agent !== before.agent) givePulse();
  });
}

start().catch((error: unknown) => {
  station.reportError('The window could not start', error);
  // What was scanned meanwhile is told as lost by this screen, whose buttons need the keyboard.
  station.takeEarlyKeys();
  root.render(
    <I18nextProvider i18n={i18n}>
      <FailureScreen reason="start" detail={errorText(error)} />
    </I18nextProvider>,
  );
});
