import { readFileSync } from 'node:fs';
import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import type { Outbox } from '../../src/main/agent/outbox/outbox';
import {
  createQuarantineOperations,
  type QuarantineOperations,
} from '../../src/main/agent/quarantine/quarantine-operations';
import { systemClock } from '../../src/main/clock';
import type { Scan } from '../../src/shared/scan';
import { defaultShifts, shiftAt } from '../../src/shared/shift';
import { createOracle, type Oracle, type Sender } from '../faults/oracle';
import { releasedRefusal } from '../support/released-outboxes/full-queue';
import { createTemporaryFolder } from '../support/temporary-folder';

/** What another station exported; its scans arrive under its name and its numbers. */
export interface ForeignFile {
  text: string;
  sender: Sender;
  oracle: Oracle;
}

/** Has these scans refused at a station of their own and exports them there. */
export function exportForeignFile(scans: readonly Scan[]): ForeignFile {
  const home = createTemporaryFolder('foreign');
  const opened = openOutbox({ dataFolder: home.folder, wallMs: systemClock.wallMs() });
  if (opened.state !== 'ready') throw new Error(`No outbox for another station: ${JSON.stringify(opened)}`);
  const { outbox } = opened;
  const oracle = createOracle();
  for (const scan of scans) {
    const shift = shiftAt(scan.capturedAt.wallTime, defaultShifts);
    oracle.sent(scan);
    oracle.saved(scan.scanId, outbox.append(scan, { shift, serverOffsetMs: null }).seq);
    outbox.quarantine(scan.scanId, releasedRefusal, systemClock.wallMs());
  }
  const sender = { station: 'FOREIGN-1', outboxId: outbox.outboxId };
  const { file } = createOperations(outbox, sender.station, home.folder).exportToFile(null);
  const text = readFileSync(file, 'utf8');
  outbox.close();
  home.remove();
  return { text, sender, oracle };
}

/** The operations on refused scans, without a window. */
export function createOperations(
  outbox: Outbox,
  stationName = 'FAULTS-1',
  exportFolder = '',
): QuarantineOperations {
  return createQuarantineOperations({
    outbox,
    stationName,
    exportFolder,
    clock: systemClock,
    log: () => undefined,
    onPending: () => undefined,
    onDiscarded: () => undefined,
  });
}
