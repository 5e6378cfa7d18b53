import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Clock } from '../../shared/clock';
import { signalProcess } from '../signal-process';
import { hashFile } from './hash-file';
import type { Trial } from './trial';

/** Environment variable by which a new version knows that it is on trial, and for which token. */
export const trialVariable = 'SCAN_STATION_TRIAL';

const lookEveryMs = 200;

/** Longest wait for a version that was asked to end: its own shutdown takes at most 5 s. */
const endDeadlineMs = 8_000;

/** What a trial is run with. */
export interface RunTrialOptions {
  trial: Trial;
  proofFile: string;
  deadlineMs: number;
  /** Those of the program itself, handed on. */
  parameters: readonly string[];
  clock: Clock;
}

/** The reason is in words for IT. */
export type TrialVerdict = { isProven: true } | { isProven: false; reason: string };

/** A new version that runs under its guardian. */
export interface RunningTrial {
  /** A version that did not prove itself is gone when this resolves. */
  verdict: Promise<TrialVerdict>;
  /** Resolves to the exit code when its process is gone. */
  ended: Promise<number>;
  /** Ends it in order, as the session's end would, and after a while in any case. */
  end: () => void;
}

/** Starts the new version and waits until it has proven itself, ends, or takes too long. */
export function runTrial({ trial, proofFile, deadlineMs, parameters, clock }: RunTrialOptions): RunningTrial {
  let child: ChildProcess | null = null;
  /** How its process ended, as the middle of a sentence; null while it runs. */
  let ending: string | null = null;
  let wantsEnd = false;
  let resolveEnded: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    resolveEnded = resolve;
  });

  async function decide(): Promise<TrialVerdict> {
    if (!existsSync(trial.nextFile) || (await hashFile(trial.nextFile)) !== trial.sha512) {
      resolveEnded(1);
      return { isProven: false, reason: `${trial.nextFile} is not what was downloaded.` };
    }
    rmSync(proofFile, { force: true });
    const endMs = clock.monotonicMs() + deadlineMs;
    start();
    for (;;) {
      if (isProof()) return { isProven: true };
      if (ending !== null) {
        killGroup('SIGKILL');
        return { isProven: false, reason: `It ${ending} before it had proven itself.` };
      }
      if (clock.monotonicMs() > endMs) {
        killGroup('SIGKILL');
        await ended;
        return { isProven: false, reason: `It did not prove itself within ${deadlineMs / 1_000} s.` };
      }
      await new Promise<void>((resolve) => {
        clock.schedule(lookEveryMs, resolve);
      });
    }
  }

  /** In a process group of its own: what it starts ends with it. */
  function start(): void {
    child = spawn(trial.nextFile, parameters, {
      detached: true,
      stdio: 'inherit',
      env: { ...process.env, [trialVariable]: trial.token },
    });
    child.once('error', (error) => {
      ending = `could not be started (${error.message})`;
      resolveEnded(1);
    });
    child.once('exit', (code, signal) => {
      ending = `ended by itself (${signal ?? `exit code ${code ?? ''}`})`;
      resolveEnded(code ?? 1);
    });
    if (wantsEnd) child.kill('SIGTERM');
  }

  function isProof(): boolean {
    return existsSync(proofFile) && readFileSync(proofFile, 'utf8') === trial.token;
  }

  function killGroup(signal: NodeJS.Signals): void {
    if (child?.pid !== undefined) signalProcess(-child.pid, signal);
  }

  return {
    verdict: decide(),
    ended,
    end: () => {
      wantsEnd = true;
      child?.kill('SIGTERM');
      clock.schedule(endDeadlineMs, () => {
        killGroup('SIGKILL');
      });
    },
  };
}
