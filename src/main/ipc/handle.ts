import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { mainChannelArguments, type MainChannels } from '../../shared/ipc';
import type { Log } from '../../shared/log';
import { mainRights, permissionOf, type GuardedChannel } from '../../shared/operations';
import type { Permission } from '../../shared/roles';
import { sessionSchema } from '../../shared/sign-in';
import { isTrustedFrame } from './trusted-frame';

/** One handler per channel; the first argument tells who asked. */
export type MainChannelHandlers = {
  [Channel in keyof MainChannels]: (
    frame: Electron.WebFrameMain,
    ...parameters: Parameters<MainChannels[Channel]>
  ) => ReturnType<MainChannels[Channel]> | Promise<ReturnType<MainChannels[Channel]>>;
};

/** The answer of a channel that is not for whoever asked, or an error; `reason` is in words. */
export type RefusedAnswers = {
  [Channel in GuardedChannel]: (reason: string) => ReturnType<MainChannels[Channel]>;
};

/** Who may ask for what. */
export interface ChannelGuard {
  trustedOrigin: string;
  /** Why whoever has this session may not do something; null: they may. */
  askPermission: (permission: Permission, session: string | null) => Promise<string | null>;
  refused: RefusedAnswers;
  log: Log;
}

/**
 * Registers every channel of the map. A call from a frame that is not ours, or with arguments that do not fit, is
 * rejected aloud and logged, and nothing runs; nor does it for whoever lacks the right. Returns a function that removes
 * the handlers.
 */
export function handleMainChannels(
  handlers: MainChannelHandlers,
  { trustedOrigin, askPermission, refused, log }: ChannelGuard,
): () => void {
  async function runAllowed(
    channel: keyof MainChannels,
    permission: Permission,
    parameters: unknown[],
    run: () => unknown,
  ): Promise<unknown> {
    const session = sessionSchema.nullable().parse(parameters.at(-1));
    const reason = await askPermission(permission, session);
    if (reason === null) return run();
    log('warn', 'A call was refused: it is not for whoever asked.', { channel, reason });
    return refused[channel as GuardedChannel](reason);
  }

  const register = (channel: keyof MainChannels): void => {
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, ...parameters: unknown[]) => {
      // Read synchronously: the frame is gone after a navigation.
      const frame = event.senderFrame;
      if (frame === null || !isTrustedFrame(frame, trustedOrigin)) {
        log('warn', 'A call from a page that is not part of this program was refused.', {
          channel,
          url: frame?.url,
        });
        throw new Error(`${channel}: refused, the page is not part of this program.`);
      }
      const parsed = mainChannelArguments[channel].safeParse(parameters);
      if (!parsed.success) {
        log('warn', 'A call with wrong arguments was refused.', { channel, reason: parsed.error.message });
        throw new Error(`${channel}: refused, the arguments do not fit: ${parsed.error.message}`);
      }
      const handler = handlers[channel] as (caller: Electron.WebFrameMain, ...checked: unknown[]) => unknown;
      const run = (): unknown => handler(frame, ...parsed.data);
      const permission = permissionOf(mainRights[channel]);
      return permission === null ? run() : runAllowed(channel, permission, parsed.data, run);
    });
  };
  const channels = Object.keys(mainChannelArguments) as (keyof MainChannels)[];
  for (const channel of channels) register(channel);
  return () => {
    for (const channel of channels) ipcMain.removeHandler(channel);
  };
}
