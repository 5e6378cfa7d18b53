import type { Clock } from '../../../shared/clock';
import type { AgentEventEnvelope } from '../../../shared/ipc';
import type { Log } from '../../../shared/log';
import type { AgentConfiguration } from '../protocol';
import { createSerialScanners, type SerialScanners } from './serial-scanners';
import { systemSerialPorts } from './system-serial-ports';

/** What the agent hands to its scanners. */
export interface StartSerialScannersOptions {
  configuration: Pick<AgentConfiguration, 'dataFolder' | 'serialScanners'>;
  clock: Clock;
  log: Log;
  /** Tells every window. */
  broadcast: (event: AgentEventEnvelope) => void;
}

/** Opens the station's scanners at the ports of this PC and tells the windows what comes from them. */
export function startSerialScanners(options: StartSerialScannersOptions): SerialScanners {
  const { configuration, clock, log, broadcast } = options;
  return createSerialScanners({
    dataFolder: configuration.dataFolder,
    configured: configuration.serialScanners ?? [],
    ports: systemSerialPorts,
    clock,
    log,
    onCode: (payload) => {
      broadcast({ event: 'serial-code', payload });
    },
    onStatus: (payload) => {
      broadcast({ event: 'serial-scanners', payload });
    },
    onDetection: (payload) => {
      broadcast({ event: 'serial-detection', payload });
    },
  });
}
