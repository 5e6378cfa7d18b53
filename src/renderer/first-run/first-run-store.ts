import { createStore, type StoreApi } from 'zustand/vanilla';
import { readCommand } from '../../shared/command';
import { errorText } from '../../shared/error-text';
import type { DatabaseAnswers, SetUpAnswers } from '../../shared/first-run';
import type { SetUpAnswer } from '../../shared/ipc';
import type { Language } from '../../shared/preferences';
import type { CalibrationStore } from '../calibration/calibration-store';
import { verdictOf, type ScannerVerdict } from '../calibration/findings';
import type { ProfileActions } from '../calibration/profile-actions';
import { changePreferences } from '../preferences';
import type { Station } from '../station';
import { isError } from '../store/feedback';
import type { StationStore } from '../store/station-store';
import { afterRestart } from './after-restart';

/** What is asked, in this order. The last one is answered on the scan screen. */
export const firstRunSteps = ['language', 'name', 'scanner', 'database', 'scan'] as const;

/** `question`: whether the first scan was a real one. `over`: the station is as on every other day. */
export type FirstRunStep = (typeof firstRunSteps)[number] | 'question' | 'over';

/** Why an answer was not kept; `detail`: what the system says of a file that cannot be written. */
export interface SetUpProblem {
  because: Extract<SetUpAnswer, { outcome: 'refused' }>['because'] | 'not-written';
  detail: string;
}

/** What the first run shows. */
export interface FirstRunState {
  step: FirstRunStep;
  /** The station's name as it is typed. */
  name: string;
  /** What became of the scanner's code; null: it has not come yet. */
  verdict: ScannerVerdict | null;
  /** `answered`: what came of it is the state of the connection. */
  database: 'not-asked' | 'trying' | 'answered';
  /** Why an answer could not be kept; null: it was. */
  problem: SetUpProblem | null;
}

/** The first run and what leads through it. */
export interface FirstRun {
  store: StoreApi<FirstRunState>;
  chooseLanguage: (language: Language) => void;
  typeName: (name: string) => void;
  /** Scans the code of the scanner again. */
  learnAgain: () => void;
  /** Goes to the database with this account; what comes of it is shown. */
  connect: (database: DatabaseAnswers) => void;
  /** Keeps what this step asked for and goes on. */
  goOn: () => boolean;
  /** The first scan was a real one, or one to be cancelled. */
  answer: (was: 'real' | 'test') => void;
}

/** What it works with. */
export interface FirstRunOptions {
  station: Pick<Station, 'keepSetUp' | 'finishFirstRun' | 'reportError'>;
  stationStore: StationStore;
  calibration: CalibrationStore;
  actions: Pick<ProfileActions, 'keep'>;
}

/** Creates it; it begins where main says that this is a first run. */
export function createFirstRun({ station, stationStore, calibration, actions }: FirstRunOptions): FirstRun {
  const { store: stationState } = stationStore;
  const { setup } = stationState.getState();
  const store = createStore<FirstRunState>(() => ({
    step: setup.isFirstRun ? 'language' : 'over',
    name: setup.stationName,
    verdict: null,
    database: 'not-asked',
    problem: null,
  }));
  /** The first scan; null: it has not been saved yet. */
  let firstScanId: string | null = null;

  function go(step: FirstRunStep): void {
    store.setState({ step, problem: null });
    if (step === 'scanner') learn();
    else calibration.close();
    // A code refused at the last question is still to be scanned: the scan screen goes on saying so.
    if (step !== 'over' && isError(stationState.getState().feedback)) stationStore.acknowledge();
    stationStore.showScreen(step === 'scan' || step === 'over' ? 'scan' : 'first-run');
  }

  function learn(): void {
    store.setState({ verdict: null });
    calibration.open(['characters']);
  }

  /** Answers why it was not kept; null: it was. Never rejects. */
  async function keep(answers: SetUpAnswers): Promise<SetUpProblem | null> {
    try {
      const answer = await station.keepSetUp(answers);
      if (answer.outcome === 'refused') return { because: answer.because, detail: '' };
      stationState.setState({ setup: answer.setup });
      return null;
    } catch (error) {
      return { because: 'not-written', detail: errorText(error) };
    }
  }

  async function connect(database: DatabaseAnswers): Promise<void> {
    store.setState({ problem: null, database: 'trying' });
    const connected = afterRestart(stationState);
    const problem = await keep({ database });
    if (problem === null) await connected;
    store.setState({ problem, database: problem === null ? 'answered' : 'not-asked' });
  }

  /** Whether there was anything to go on with. */
  function goOn(): boolean {
    const { step, name } = store.getState();
    if (step === 'name' && name.trim() === '') return false;
    if (step === 'language') go('name');
    if (step === 'scanner') go('database');
    if (step === 'database') go('scan');
    if (step === 'name') {
      // A name that cannot be kept is told, and keeps nobody from scanning.
      void keep({ stationName: name }).then((problem) => {
        go('scanner');
        store.setState({ problem });
      });
    }
    return true;
  }

  function answer(was: 'real' | 'test'): void {
    const entry = stationState.getState().recent.find(({ scanId }) => scanId === firstScanId);
    go('over');
    station.finishFirstRun().catch((error: unknown) => {
      station.reportError('That the first run is over could not be kept; the next start asks again', error);
    });
    if (was === 'real' || entry === undefined) return;
    stationStore.voiding.choose(entry);
    stationStore.voidBecause('test');
  }

  function chooseLanguage(language: Language): void {
    changePreferences(stationState, { language });
    if (store.getState().step === 'language') goOn();
  }

  /** A command code stands beside everything that can be pressed: no hand is needed. */
  function takeCode(code: string): void {
    const read = readCommand(code, setup.stationKey);
    const command = read?.outcome === 'command' ? read.command : null;
    const isQuestion = store.getState().step === 'question';
    if (command?.name === 'language') chooseLanguage(command.language);
    else if (command?.name === 'void-reason' && command.reason === 'test' && isQuestion) answer('test');
    else if (command?.name === 'acknowledge' && isQuestion) answer('real');
    else if (command?.name !== 'acknowledge' || !goOn()) stationStore.refuse({ code: 'at-first-run' }, code);
  }

  calibration.store.subscribe(({ learnt }, previous) => {
    if (learnt === null || learnt === previous.learnt || store.getState().step !== 'scanner') return;
    store.setState({ verdict: verdictOf(learnt) });
    if (learnt.isUsable) actions.keep();
    // From here on a scanned code is for the next step.
    calibration.close();
  });

  stationState.subscribe(({ triedCode, screen, feedback, lock }, previous) => {
    const { step } = store.getState();
    if (screen === 'first-run' && triedCode !== null && triedCode !== previous.triedCode) {
      stationState.setState({ triedCode: null });
      takeCode(triedCode);
    }
    if (step === 'scan' && feedback.outcome === 'accepted') {
      firstScanId = feedback.scanId;
      go('question');
    }
    // Whoever was away finds the question again.
    if (step === 'question' && screen === 'scan' && lock === 'open') stationStore.showScreen('first-run');
  });

  return {
    store,
    chooseLanguage,
    typeName: (name) => {
      store.setState({ name });
    },
    learnAgain: learn,
    connect: (database) => {
      void connect(database);
    },
    goOn,
    answer,
  };
}
