import type { AgentRequestHandlers } from '../window-port';
import type { SerialScanners } from './serial-scanners';

type SerialRequestName =
  'serial-scanners' | 'use-serial-scanners' | 'detect-serial-scanner' | 'stop-serial-detection';

/** The window's requests about serial scanners. */
export function createSerialRequests(serial: SerialScanners): Pick<AgentRequestHandlers, SerialRequestName> {
  return {
    'serial-scanners': () => ({ scanners: serial.scanners(), status: serial.status() }),
    'use-serial-scanners': (scanners) => {
      serial.replace(scanners);
    },
    'detect-serial-scanner': (baudRate) => {
      serial.detect(baudRate);
    },
    'stop-serial-detection': () => {
      serial.stopDetection();
    },
  };
}
