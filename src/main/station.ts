import path from 'node:path';
import { app } from 'electron';
import type { Clock } from '../shared/clock';
import type { StationSetup } from '../shared/ipc';
import type { Log } from '../shared/log';
import { createAgentKeeper } from './agent-keeper';
import type { StopReport } from './agent/protocol';
import { appOrigin, serveAppProtocol } from './app-protocol';
import { loadConfiguration } from './config/load-configuration';
import { sendAgentPort } from './ipc/agent-port';
import { handleMainChannels } from './ipc/handle';
import { createLifecycle } from './lifecycle';
import { denyEverythingForeign } from './security';
import { openWindow } from './window';

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
  const { configuration, problems } = loadConfiguration(dataFolder, process.env);
  for (const problem of problems)
    log('error', 'A setting cannot be used; its default stands.', { ...problem });

  const trustedOrigin =
    options.developmentServerUrl === undefined ? appOrigin : new URL(options.developmentServerUrl).origin;
  denyEverythingForeign(trustedOrigin, log);
  serveAppProtocol(path.join(programFolder, 'renderer'));

  const keeper = createAgentKeeper({
    agentFile: path.join(programFolder, 'main', 'agent.js'),
    configuration: {
      dataFolder,
      stationName: configuration.stationName,
      version: app.getVersion(),
      database: configuration.database,
      relay: configuration.relay,
      shifts: configuration.shifts,
      workflows: [configuration.workflow],
    },
    clock,
    log,
  });
  lifecycle.onStop('agent', async () => {
    const report = await keeper.stop(shutdownDeadlineMs - 500);
    log('info', describeStop(report), { ...report });
  });
  keeper.start();

  const setup: StationSetup = {
    stationName: configuration.stationName,
    version: app.getVersion(),
    workflow: configuration.workflow,
    configurationProblems: problems,
  };
  // Before the window loads its page, whose first act is to call these.
  const removeHandlers = handleMainChannels(
    {
      'station:get-setup': () => setup,
      'agent:request-port': (frame) => {
        sendAgentPort(frame, keeper.openPort());
      },
      'log:window-error': (_frame, error) => {
        log('error', 'The window reported an error.', { ...error });
      },
      'window:pulse': (_frame, isReady) => {
        pulse(isReady);
      },
    },
    trustedOrigin,
    log,
  );
  lifecycle.onStop('channels', () => {
    removeHandlers();
    return Promise.resolve();
  });

  const { window, pulse } = openWindow({
    pageUrl: options.developmentServerUrl ?? `${appOrigin}/index.html`,
    preloadFile: path.join(programFolder, 'preload', 'index.cjs'),
    clock,
    log,
  });
  // Closed first: nobody can scan into a program that is about to stop.
  lifecycle.onStop('window', () => {
    window.destroy();
    return Promise.resolve();
  });
  lifecycle.markRunning();

  return {
    focus: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    stop: () => lifecycle.stop(shutdownDeadlineMs),
  };
}

function describeStop(report: StopReport | null): string {
  if (report === null || report.pending === null) {
    return 'Stopped. The outbox was not open; nothing was changed in it.';
  }
  const { pending, quarantined } = report;
  const refused =
    quarantined === null || quarantined === 0
      ? ''
      : ` ${countScans(quarantined)} refused by the database and kept here.`;
  if (pending === 0) return `Stopped. Nothing is waiting to be sent.${refused}`;
  return `Stopped. ${countScans(pending)} safe on this PC and will be sent after the next start.${refused}`;
}

function countScans(count: number): string {
  return count === 1 ? '1 scan is' : `${count} scans are`;
}
