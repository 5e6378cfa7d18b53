import { spawnSync } from 'node:child_process';
import { app, utilityProcess } from 'electron';
import type { Clock } from '../shared/clock';
import type { CommandName, MessageFromAgent, MessageToAgent } from './agent/protocol';

/** What the program can do without a window, beside a running station, in place of being one. */
export type ProgramCommand = CommandName | 'doctor';

const commands: readonly ProgramCommand[] = ['doctor', 'rescue', 'outbox-back'];

/** What a command needs of the program it is part of. */
export interface CommandOptions {
  dataFolder: string;
  /** Absolute path of the built agent. */
  agentFile: string;
  /** What stands on the command line, from the first parameter of the program on. */
  parameters: readonly string[];
  clock: Clock;
}

/** The command the program was started for, e.g. by `--doctor`; null: it is to be a station. */
export function findCommand(parameters: readonly string[]): ProgramCommand | null {
  return commands.find((name) => parameters.includes(`--${name}`)) ?? null;
}

const headlessFlag = '--ozone-platform=headless';

/**
 * Where Linux has no display, runs the program once more with the flag that it needs there, and ends with its exit code:
 * Chromium reads the flag before the program can set it. Returns where nothing of that is needed.
 */
export function repeatWithoutDisplay(): void {
  const { platform, env, argv, execPath } = process;
  const hasDisplay = [env['DISPLAY'], env['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  );
  if (platform !== 'linux' || hasDisplay || argv.includes(headlessFlag)) return;
  const { status } = spawnSync(execPath, [...argv.slice(1), headlessFlag], { stdio: 'inherit' });
  process.exit(status ?? 2);
}

/** What an agent process is asked, and how its answer is recognised. */
export interface AgentQuestion<Answer> {
  request: MessageToAgent;
  /** Null: the message is not the answer. */
  toAnswer: (message: MessageFromAgent) => Answer | null;
  /** Null: it takes as long as it takes. */
  deadlineMs: number | null;
}

/** Asks an agent process of its own, which opens no outbox for it, and ends it. Rejects when no answer comes. */
export async function askAgent<Answer>(
  { agentFile, clock }: Pick<CommandOptions, 'agentFile' | 'clock'>,
  { request, toAnswer, deadlineMs }: AgentQuestion<Answer>,
): Promise<Answer> {
  await app.whenReady();
  const agent = utilityProcess.fork(agentFile, [], { serviceName: 'Scan Station command' });
  let cancel: () => void = () => undefined;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      if (deadlineMs !== null) {
        cancel = clock.schedule(deadlineMs, () => {
          reject(new Error(`No answer came within ${deadlineMs / 1_000} s.`));
        });
      }
      agent.on('message', (message: MessageFromAgent) => {
        const answer = toAnswer(message);
        if (answer !== null) resolve(answer);
      });
      agent.once('exit', (code) => {
        reject(new Error(`The process that was asked ended unexpectedly (exit code ${code}).`));
      });
      agent.postMessage(request);
    });
  } finally {
    cancel();
    agent.kill();
  }
}

/** Resolves when the text is out: the program ends right after. */
export function write(stream: 'stdout' | 'stderr', text: string): Promise<void> {
  return new Promise((resolve) => {
    process[stream].write(text, () => {
      resolve();
    });
  });
}
