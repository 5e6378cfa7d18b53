import type { MessagePortMain, WebFrameMain } from 'electron';
import { agentPortChannel } from '../../shared/ipc';

/** Hands one end of a fresh port to the page that asked for it. */
export function sendAgentPort(frame: WebFrameMain, port: MessagePortMain): void {
  frame.postMessage(agentPortChannel, null, [port]);
}
