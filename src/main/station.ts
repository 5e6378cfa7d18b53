import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app } from 'electron';
import { formatWallTime, type Clock } from '../shared/clock';
import type { SetUpAnswers } from '../shared/first-run';
import type { SetUpAnswer, StationSetup, WorkflowAnswer } from '../shared/ipc';
import type { Log } from '../shared/log';
import type { Workflow } from '../shared/workflow';
import { createAgentKeeper } from './agent-keeper';
import type { AgentConfiguration } from './agent/protocol';
import { appOrigin, serveAppProtocol } from './app-protocol';
import { choosePath } from './choose-path';
import { describeStop } from './describe-stop';
import { loadConfiguration } from './config/load-configuration';
import { openFirstRun } from './first-run';
import { sendAgentPort } from './ipc/agent-port';
import { handleMainChannels } from './ipc/handle';
import { refusedAnswers } from './ipc/refused-answers';
import { createLifecycle } from './lifecycle';
import { openPreferencesFile, preferencesFileName } from './preferences-file';
import { toRules } from './sign-in-rules';
import { saveList, savePdf } from './save-files';
import { exportProfile, importProfile } from './scanner-profile-dialogs';
import { openScannerProfileFile, scannerProfileFileName } from './scanner-profile-file';
import { denyEverythingForeign } from './security';
import { startUpdates } from './updates/start-updates';
import { watchPower } from './power';
import { printPaper } from './print-paper';
import { openWindow } from './window';
import { createPatternExaminer } from './workflows/pattern-examiner';
import { openStationKey } from './workflows/station-key';
import { exportWorkflow, importWorkflow } from './workflows/workflow-file-dialogs';
import { openWorkflowFiles, type WorkflowFiles } from './workflows/workflow-files';
import { readWrittenWorkflows } from './workflows/written-workflows';

/** Longest the whole shutdown may take: the operating system's own patience at log-off is about 5 s. */
const shutdownDeadlineMs = 5_000;

/** What the station takes from its entry. */
export interface StationOptions {
  /** Folder of the outbox, the log and the configuration. */
  dataFolder: string;
  /** Folder of the built program (`out`). */
  programFolder: string;
  /** Address of the development server, or undefined in a built program. */
  developmentServerUrl: string | undefined;
  /** Ends the program in order and starts it again. */
  restart: () => void;
  clock: Clock;
  log: Log;
}

/** The running station. */
export interface Station {
  /** Brings the window to the front: a second start of the program was asked for. */
  focus(): void;
  /** Joined and bounded; the same promise for every call. */
  stop(): Promise<void>;
}

/** Composition root of the main process; the app must be ready. */
export function startStation(options: StationOptions): Station {
  const { clock, log, programFolder, dataFolder } = options;
  const lifecycle = createLifecycle(clock, log);
  const firstRun = openFirstRun(dataFolder, process.env, log);
  const { configuration, problems } = loadConfiguration(dataFolder, process.env);
  for (const problem of problems)
    log('error', 'A setting cannot be used; its default stands.', { ...problem });

  const workerFile = path.join(programFolder, 'main', 'pattern-worker.js');
  const examiner = createPatternExaminer({ workerFile, dataFolder, clock, log });
  const written = readWrittenWorkflows(dataFolder, configuration.workflow);
  // Deliveries and the window do not wait for the examination, only the page does; it keeps what is scanned meanwhile.
  const examined = openWorkflowFiles(written, configuration.workflow, examiner).then((workflowFiles) => {
    for (const problem of workflowFiles.problems) log('error', 'A workflow has a mistake.', { ...problem });
    deliverBy(workflowFiles.current());
    return workflowFiles;
  });
  const stationKey = openStationKey(dataFolder, () => clock.random());
  if (stationKey.problem !== null) log('error', stationKey.problem);

  const trustedOrigin =
    options.developmentServerUrl === undefined ? appOrigin : new URL(options.developmentServerUrl).origin;
  denyEverythingForeign(trustedOrigin, log);
  serveAppProtocol(path.join(programFolder, 'renderer'));

  const updates = startUpdates({
    dataFolder,
    version: app.getVersion(),
    settings: configuration.updates,
    stationName: configuration.stationName,
    shifts: configuration.shifts,
    localTime: () => formatWallTime(clock.wallMs(), -new Date(clock.wallMs()).getTimezoneOffset()),
    connection: () => keeper.health()?.connection ?? null,
    chooseFolder: () => choosePath(window, 'folder'),
    restart: options.restart,
    clock,
    log,
  });
  lifecycle.onStop('updates', () => {
    updates.stop();
    return Promise.resolve();
  });

  let agentConfiguration: AgentConfiguration = {
    ...configuration,
    dataFolder,
    version: app.getVersion(),
    workflows: written.deliverable([]),
    takesNewerOutboxBack: updates.takesOutboxBack,
  };
  const keeper = createAgentKeeper({
    agentFile: path.join(programFolder, 'main', 'agent.js'),
    configuration: agentConfiguration,
    isWatched: options.developmentServerUrl === undefined,
    clock,
    log,
    onHealth: updates.noteHealth,
  });
  lifecycle.onStop('agent', async () => {
    const report = await keeper.stop(shutdownDeadlineMs - 500);
    log('info', describeStop(report), { ...report });
  });
  keeper.start();

  const profileFile = openScannerProfileFile(path.join(dataFolder, scannerProfileFileName));
  const preferences = openPreferencesFile(
    path.join(dataFolder, preferencesFileName),
    configuration.preferences,
  );
  const setupWith = (workflowFiles: WorkflowFiles): StationSetup => ({
    stationName: agentConfiguration.stationName,
    version: app.getVersion(),
    isFirstRun: firstRun.isOpen(),
    isAfterCrash: isAfterCrash(),
    workflows: workflowFiles.current(),
    stationKey: stationKey.key,
    configurationProblems: [
      ...problems,
      ...workflowFiles.problems,
      ...profileFile.problems,
      ...preferences.problems,
    ],
    scannerProfile: profileFile.kept(),
    signIn: toRules(configuration.signIn),
    isKiosk: configuration.kiosk,
    preferences: preferences.chosen(),
  });
  async function keepSetUp(answers: SetUpAnswers): Promise<SetUpAnswer> {
    if (!firstRun.keep(answers)) return { outcome: 'refused', because: 'first-run-over' };
    const { stationName, database } = loadConfiguration(dataFolder, process.env).configuration;
    restartAgent({ stationName, database });
    return { outcome: 'kept', setup: setupWith(await examined) };
  }

  function restartAgent(changes: Partial<AgentConfiguration>): void {
    agentConfiguration = { ...agentConfiguration, ...changes };
    keeper.restart(agentConfiguration);
  }

  /** Deliveries follow other rules from the next start of the agent, which takes a moment; nothing is lost meanwhile. */
  function deliverBy(inUse: readonly Workflow[]): void {
    const workflows = written.deliverable(inUse);
    if (!isDeepStrictEqual(workflows, agentConfiguration.workflows)) restartAgent({ workflows });
  }

  function useWorkflows(answer: WorkflowAnswer): WorkflowAnswer {
    if (answer.outcome === 'refused') return answer;
    log('info', 'The workflows of this station were changed.', {
      workflows: answer.workflows.map(({ name, version }) => `${name} ${version}`),
    });
    deliverBy(answer.workflows);
    return answer;
  }

  // Before the window loads its page, whose first act is to call these.
  const removeHandlers = handleMainChannels(
    {
      'station:get-setup': async () => setupWith(await examined),
      'first-run:keep': (_frame, answers) => keepSetUp(answers),
      'first-run:finish': firstRun.finish,
      'workflows:export': (_frame, document) => exportWorkflow(window, document),
      'workflows:import': () => importWorkflow(window),
      'workflows:examine': (_frame, patterns) => examiner.examine(patterns),
      'workflows:save': async (_frame, document) => useWorkflows(await (await examined).save(document)),
      'workflows:arrange': async (_frame, names) => useWorkflows((await examined).arrange(names)),
      'history:save-list': (_frame, format, bytes) => saveList(window, format, bytes),
      'window:save-pdf': (_frame, name) => savePdf(window, path.join(dataFolder, 'exports'), name),
      'agent:request-port': (frame) => {
        sendAgentPort(frame, keeper.openPort());
      },
      'care:choose-path': (_frame, kind) => choosePath(window, kind),
      'log:window-error': (_frame, error) => {
        log('error', 'The window reported an error.', { ...error });
      },
      'window:pulse': (_frame, isReady) => {
        pulse(isReady);
        updates.noteWindow(isReady);
      },
      'station:keep-preferences': (_frame, chosen) => {
        preferences.keep(chosen);
      },
      'station:keep-volume': (_frame, volume) => {
        preferences.keep({ volume });
        return null;
      },
      'updates:report-activity': (frame, activity) => {
        power.noteSignedIn(activity.isSignedIn);
        return updates.report(frame, activity);
      },
      'updates:act': updates.act,
      'scanner:keep-profile': (_frame, kept) => profileFile.keep(kept),
      'scanner:export-profile': () => exportProfile(window, profileFile),
      'scanner:import-profile': () => importProfile(window),
      'window:print': () => printPaper(window, clock),
      'window:leave-kiosk': () => {
        window.setKiosk(false);
        return null;
      },
    },
    { trustedOrigin, askPermission: keeper.askPermission, refused: refusedAnswers(updates.status), log },
  );
  lifecycle.onStop('channels', () => {
    removeHandlers();
    return Promise.resolve();
  });

  const { window, pulse, isAfterCrash } = openWindow({
    pageUrl: options.developmentServerUrl ?? `${appOrigin}/index.html`,
    preloadFile: path.join(programFolder, 'preload', 'index.cjs'),
    isKiosk: configuration.kiosk,
    clock,
    log,
  });
  const power = watchPower({ window, notePower: keeper.notePower, log });
  // Closed first: nobody can scan into a program that is about to stop.
  lifecycle.onStop('window', () => {
    window.destroy();
    return Promise.resolve();
  });

  return {
    focus: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    stop: () => lifecycle.stop(shutdownDeadlineMs),
  };
}
