import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../../e2e/support/wait-until';
import { systemClock } from '../../clock';
import { defaultShifts } from '../../../shared/shift';
import { fgQuality } from '../../../shared/ready-workflows';
import { createMariadbDestination } from '../destination/mariadb-destination';
import { parseDatabaseUrl } from '../destination/settings';
import { createLedgerKeeper, type LedgerKeeper } from '../ledger/ledger-keeper';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import type { Destination } from '../destination/destination';
import { createPruner } from './pruner';

const days = 12;
const scansPerDay = 60;
const keptDays = 8;
const goneSeq = (days - keptDays) * scansPerDay;

describe('pruning, and the comparison with a real MariaDB after it', () => {
  const home = createTemporaryFolder('pruned-ledger');
  let database: PrivateMariadb;
  let destination: Destination;
  let outbox: Outbox;
  let ledger: LedgerKeeper;
  const log: string[] = [];
  let changes = 0;

  const note = (level: string, text: string): void => {
    log.push(`${level} ${text}`);
  };

  beforeAll(async () => {
    database = await startMariadb();
    const opened = openOutbox({ dataFolder: home.folder, wallMs: systemClock.wallMs() });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    ({ outbox } = opened);
    destination = createMariadbDestination({
      settings: parseDatabaseUrl(database.stationUrl),
      stationName: 'LINE-1',
      outboxId: outbox.outboxId,
      workflows: [fgQuality],
      clock: systemClock,
      log: note,
    });
    ledger = createLedgerKeeper({
      outbox,
      destination,
      isReachable: () => true,
      shifts: defaultShifts,
      clock: systemClock,
      log: note,
      onChange: () => {
        changes += 1;
      },
      onPending: () => undefined,
    });
    for (let day = 0; day < days; day += 1) await deliverDay(day);
  });
  afterAll(async () => {
    ledger.stop();
    await destination.stop();
    outbox.close();
    await database.stop();
    home.remove();
  });

  async function deliverDay(day: number): Promise<void> {
    for (let number = 0; number < scansPerDay; number += 1) {
      outbox.append(sampleScan(day * scansPerDay + number), { shift: `day-${day}/1`, serverOffsetMs: 0 });
    }
    await deliverPending(day);
  }

  async function deliverPending(day: number): Promise<void> {
    const entries = outbox.pendingEntries(scansPerDay);
    await destination.deliver(entries);
    outbox.acknowledge(entries, Date.UTC(2026, 0, 1 + day));
  }

  async function checkEverything(): Promise<void> {
    const before = changes;
    ledger.checkNow('all');
    await waitUntil('the comparison is made', () => changes > before);
  }

  it('keeps what the database has lost, prunes the rest, and the ledger goes on to be right', async () => {
    const lostSeq = scansPerDay + 7;
    await database.query(`DELETE FROM fg_scan WHERE seq = ${lostSeq}`);
    const shiftsBefore = Array.from({ length: days }, (_, day) => outbox.shiftLedger(`day-${day}/1`));
    const pruner = createPruner({
      outbox,
      settings: { days: keptDays, maximumMegabytes: null },
      findMissing: (range) => ledger.findMissing(range),
      clock: systemClock,
      log: note,
    });
    pruner.start();
    pruner.notifyDrained();
    await waitUntil('the old days are gone', () => log.some((line) => line.includes('pruned')));
    pruner.stop();
    const kept = outbox.numberedEntries({ from: 1, to: days * scansPerDay }).map(({ seq }) => seq);
    expect(kept).toEqual([
      lostSeq,
      ...Array.from({ length: keptDays * scansPerDay }, (_, index) => goneSeq + 1 + index),
    ]);
    expect(Array.from({ length: days }, (_, day) => outbox.shiftLedger(`day-${day}/1`))).toEqual(
      shiftsBefore,
    );
    expect(ledger.status()).toMatchObject({ state: 'differs', missing: { count: 1 }, surplus: { count: 0 } });

    ledger.requeueMissing({ by: 'OP9000', reason: 'a test' });
    await deliverPending(days);
    await checkEverything();
    expect(ledger.status().state).toBe('agrees');
  });

  it('takes what was archived there after it was pruned here for no difference, and still finds what is lost', async () => {
    await database.query('DELETE FROM fg_scan WHERE seq BETWEEN 10 AND 40');
    await checkEverything();
    expect(ledger.status().state).toBe('agrees');

    await database.query(`DELETE FROM fg_scan WHERE seq = ${goneSeq + 5}`);
    await checkEverything();
    expect(ledger.status()).toMatchObject({
      state: 'differs',
      missing: { count: 1, ranges: [{ from: goneSeq + 5, to: goneSeq + 5 }] },
      surplus: { count: 0 },
    });
  });
});
