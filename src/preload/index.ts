import { contextBridge, ipcRenderer } from 'electron';
import { agentPortChannel, agentPortMessage } from '../shared/port-names';
import type { MainChannels, StationBridge } from '../shared/ipc';
import { keepEarlyKeys } from './early-keys';
import { withoutElectronsWords } from './without-electrons-words';

function invoke<Channel extends keyof MainChannels>(
  channel: Channel,
  ...parameters: Parameters<MainChannels[Channel]>
): Promise<ReturnType<MainChannels[Channel]>> {
  const answer = ipcRenderer.invoke(channel, ...parameters) as Promise<ReturnType<MainChannels[Channel]>>;
  return answer.catch((error: unknown) => {
    throw withoutElectronsWords(error);
  });
}

const bridge: StationBridge = {
  takeEarlyKeys: keepEarlyKeys(window),
  getSetup: () => invoke('station:get-setup'),
  keepSetUp: (answers, session) => invoke('first-run:keep', answers, session),
  finishFirstRun: () => invoke('first-run:finish'),
  requestAgentPort: () => invoke('agent:request-port'),
  reportWindowError: (error) => invoke('log:window-error', error),
  choosePath: (kind, session) => invoke('care:choose-path', kind, session),
  givePulse: (isReady) => invoke('window:pulse', isReady),
  exportWorkflow: (document, session) => invoke('workflows:export', document, session),
  importWorkflow: (session) => invoke('workflows:import', session),
  examinePatterns: (patterns, session) => invoke('workflows:examine', patterns, session),
  saveWorkflow: (document, session) => invoke('workflows:save', document, session),
  arrangeWorkflows: (names, session) => invoke('workflows:arrange', names, session),
  saveList: (format, bytes, session) => invoke('history:save-list', format, bytes, session),
  savePdf: (name) => invoke('window:save-pdf', name),
  keepPreferences: (preferences) => invoke('station:keep-preferences', preferences),
  keepVolume: (volume, session) => invoke('station:keep-volume', volume, session),
  keepScannerProfile: (kept, session) => invoke('scanner:keep-profile', kept, session),
  exportScannerProfile: (session) => invoke('scanner:export-profile', session),
  importScannerProfile: (session) => invoke('scanner:import-profile', session),
  reportActivity: (activity) => invoke('updates:report-activity', activity),
  actOnUpdate: (deed, session) => invoke('updates:act', deed, session),
  print: () => invoke('window:print'),
  leaveKiosk: (session) => invoke('window:leave-kiosk', session),
};

contextBridge.exposeInMainWorld('station', bridge);

// A port cannot cross the context bridge; it can be posted to the page, once.
ipcRenderer.on(agentPortChannel, (event) => {
  window.postMessage(agentPortMessage, window.location.origin, event.ports);
});
