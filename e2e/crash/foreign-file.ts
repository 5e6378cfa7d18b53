import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import type { Outbox } from '../../src/main/agent/outbox/outbox';
import { outboxFileName } from '../../src/main/agent/outbox/outbox-file';
import {
  createQuarantineOperations,
  type QuarantineOperations,
} from '../../src/main/agent/quarantine/quarantine-operations';
import { systemClock } from '../../src/main/clock';
import type { Scan } from '../../src/shared/scan';
import { defaultShifts, shiftAt } from '../../src/shared/shift';
import { createOracle, type Oracle, type Sender } from '../faults/oracle';
import { stationName } from '../faults/world';
import { overwritePages } from '../support/damaged-file';
import { releasedRefusal } from '../support/released-outboxes/full-queue';
import { createTemporaryFolder } from '../support/temporary-folder';

/** What another outbox held; its scans arrive under its station's name and its numbers. */
export interface ForeignFile {
  /** What a person takes in; null: the agent finds a damaged file by itself. */
  text: string | null;
  sender: Sender;
  oracle: Oracle;
}

/**
 * Leaves these scans in the outbox of a data folder as a power cut does, half of them in the write-ahead log alone, and
 * rubbish in place of its first page.
 */
export function leaveDamagedFile(
  dataFolder: string,
  scans: readonly Scan[],
  random: () => number,
): ForeignFile {
  const home = createTemporaryFolder('damaged');
  const fill = (part: readonly Scan[]): Outbox => {
    const opened = openOutbox({ dataFolder: home.folder, wallMs: systemClock.wallMs() });
    if (opened.state !== 'ready') throw new Error(`No outbox to damage: ${JSON.stringify(opened)}`);
    for (const scan of part) appendTo(opened.outbox, oracle, scan);
    return opened.outbox;
  };
  const oracle = createOracle();
  const half = Math.ceil(scans.length / 2);
  fill(scans.slice(0, half)).close();
  const outbox = fill(scans.slice(half));
  mkdirSync(dataFolder, { recursive: true });
  cpSync(home.folder, dataFolder, { recursive: true });
  outbox.close();
  home.remove();
  overwritePages(path.join(dataFolder, outboxFileName), [1], random);
  return { text: null, sender: { station: stationName, outboxId: outbox.outboxId }, oracle };
}

function appendTo(outbox: Outbox, oracle: Oracle, scan: Scan): void {
  const shift = shiftAt(scan.capturedAt.wallTime, defaultShifts);
  oracle.sent(scan);
  oracle.saved(scan.scanId, outbox.append(scan, { shift, serverOffsetMs: null }).seq);
}

/** Has these scans refused at a station of their own and exports them there. */
export function exportForeignFile(scans: readonly Scan[]): ForeignFile {
  const home = createTemporaryFolder('foreign');
  const opened = openOutbox({ dataFolder: home.folder, wallMs: systemClock.wallMs() });
  if (opened.state !== 'ready') throw new Error(`No outbox for another station: ${JSON.stringify(opened)}`);
  const { outbox } = opened;
  const oracle = createOracle();
  for (const scan of scans) {
    appendTo(outbox, oracle, scan);
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
