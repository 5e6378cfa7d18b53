import path from 'node:path';
import { app, crashReporter } from 'electron';
import { registerAppScheme } from './app-protocol';
import { systemClock } from './clock';
import { keepCrashDumps } from './crash-dumps';
import { findCommand, repeatWithoutDisplay, type ProgramCommand } from './command-line';
import { runDoctor } from './doctor';
import { runFileCommand } from './file-command';
import { closeDebuggingDoors } from './debugging-doors';
import { loadConfiguration } from './config/load-configuration';
import { createLog } from './log';
import { isBySystem, startInTurn } from './start-in-turn';
import { startStation, type Station } from './station';
import { guardOrRun } from './updates/guard';
import { programFile } from './updates/program-file';
import { defaultProveWithinSeconds } from './updates/settings';

/*
 * Entry of the main process: crash handlers, single instance, start the station, stop it in order.
 * The order below matters: the scheme before ready, the lock before anything opens a file.
 */

closeDebuggingDoors();
const dataFolder = app.getPath('userData');
const programFolder = path.join(app.getAppPath(), 'out');
const log = createLog(dataFolder);

process.on('uncaughtException', exitLoudly);
process.on('unhandledRejection', exitLoudly);
crashReporter.start({ uploadToServer: false });
registerAppScheme();
// Chromium drops keys until a page has painted once, so that nobody works on what cannot be seen; the preload keeps them.
app.commandLine.appendSwitch('allow-pre-commit-input');

const command = findCommand(process.argv);
if (command !== null) runCommand(command);
else if (isBySystem(process.argv))
  startInTurn({
    isAlone,
    start,
    stepAside: () => {
      keepBrowserFilesApart('waiting');
    },
    end: () => {
      app.exit(0);
    },
    clock: systemClock,
  });
else start();

function start(): void {
  guardOrRun({
    dataFolder,
    programFile: programFile(),
    proveWithinMs: () => {
      const { updates } = loadConfiguration(dataFolder, process.env).configuration;
      return (updates?.proveWithinSeconds ?? defaultProveWithinSeconds) * 1_000;
    },
    clock: systemClock,
    log,
    run: runAlone,
  });
}

function isAlone(): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.releaseSingleInstanceLock();
  return true;
}

function runAlone(): void {
  if (app.requestSingleInstanceLock()) run();
  else {
    process.stderr.write(
      `Scan Station is already running with the data folder ${dataFolder}; its window was brought to the front.\n`,
    );
    app.exit(0);
  }
}

/** A station may be running with the data folder: its browser files are not shared. */
function keepBrowserFilesApart(purpose: string): void {
  app.setPath('sessionData', path.join(app.getPath('temp'), `scan-station-${purpose}`));
}

function runCommand(wanted: ProgramCommand): void {
  repeatWithoutDisplay();
  app.disableHardwareAcceleration();
  keepBrowserFilesApart(wanted);
  const options = {
    dataFolder,
    agentFile: path.join(programFolder, 'main', 'agent.js'),
    parameters: process.argv,
    clock: systemClock,
  };
  const end = wanted === 'doctor' ? runDoctor(options) : runFileCommand(wanted, options);
  void end.then((exitCode) => {
    app.exit(exitCode);
  });
}

function run(): void {
  keepCrashDumps(app.getPath('crashDumps'), systemClock, log);
  let station: Station | null = null;
  let isStopped = false;

  app.on('second-instance', (_event, parameters) => {
    if (!isBySystem(parameters)) station?.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('before-quit', (event) => {
    if (isStopped || station === null) return;
    event.preventDefault();
    void station.stop().then(() => {
      isStopped = true;
      app.exit(0);
    });
  });

  // Not awaited at the top level: an ES module main that awaits readiness there never becomes ready.
  void app.whenReady().then(() => {
    station = startStation({
      dataFolder,
      programFolder,
      developmentServerUrl: app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'],
      restart,
      clock: systemClock,
      log,
    });
  });
}

/** The program file and not the running copy of it: an AppImage runs from a folder that goes with it. */
function restart(): void {
  const execPath = programFile();
  app.relaunch({ args: process.argv.slice(1), ...(execPath === null ? {} : { execPath }) });
  app.quit();
}

function exitLoudly(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log('error', 'Scan Station ends because of an error nothing handled. Saved scans are safe.', { text });
  // No message box: it would keep the program from ending until somebody comes by and closes it.
  app.exit(1);
}
