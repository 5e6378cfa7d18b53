import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { mainChannelArguments, type MainChannels } from '../../shared/ipc';
import type { Log } from '../../shared/log';
import { isTrustedFrame } from './trusted-frame';

/** One handler per channel; the first argument tells who asked. */
export type MainChannelHandlers = {
  [Channel in keyof MainChannels]: (
    frame: Electron.WebFrameMain,
    ...parameters: Parameters<MainChannels[Channel]>
  ) => ReturnType<MainChannels[Channel]> | Promise<ReturnType<MainChannels[Channel]>>;
};

/**
 * Registers every channel of the map. A call from a frame that is not ours, or with arguments that do not fit, is
 * rejected aloud and logged, and nothing runs. Returns a function that removes the handlers.
 */
export function handleMainChannels(
  handlers: MainChannelHandlers,
  trustedOrigin: string,
  log: Log,
): () => void {
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
      return handler(frame, ...parsed.data);
    });
  };
  const channels = Object.keys(mainChannelArguments) as (keyof MainChannels)[];
  for (const channel of channels) register(channel);
  return () => {
    for (const channel of channels) ipcMain.removeHandler(channel);
  };
}
