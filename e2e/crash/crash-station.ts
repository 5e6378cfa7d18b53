import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import { outboxFileName } from '../../src/main/agent/outbox/outbox-file';
import type { Outbox } from '../../src/main/agent/outbox/outbox';
import type { Appendable, Scan } from '../../src/shared/scan';
import { defaultShifts, shiftAt } from '../../src/shared/shift';
import { systemClock } from '../../src/main/clock';
import { createOracle, type Oracle } from '../faults/oracle';
import { createOperations, exportForeignFile, leaveDamagedFile, type ForeignFile } from './foreign-file';
import type { Stick } from './stick';
import { releasedRefusal } from '../support/released-outboxes/full-queue';
import { sampleJudgement, sampleScan, sampleVoid } from '../support/sample-scans';

/** A station whose agent is killed again and again on one data folder. */
export interface CrashStation {
  readonly dataFolder: string;
  readonly oracle: Oracle;
  /** Seeded; in [0, 1). */
  readonly random: () => number;
  /** Known after the file was opened for the first time; it must never change. */
  outboxId: string | null;
  /** Items that were sent and not answered: the window repeats them. */
  readonly unanswered: Appendable[];
  /** Numbers of entries a file of an older release calls delivered, which this database has never seen. */
  readonly claimedDelivered: number[];
  nextScan(changes?: Partial<Scan>): Scan;
  /** A scan, and sometimes the void of an earlier one in its place. */
  nextItem(): Appendable;
  /** Opens the file in this process while no agent has it. */
  withOutbox<Result>(work: (outbox: Outbox) => Result): Result;
  /** Appends items in this process, as the agent would. */
  store(items: readonly Appendable[]): void;
  /** So many days go by, on each of which a scan is said to have been delivered. */
  passDays(count: number): void;
  /** Leaves as much empty room in the file as years of pruning do: more than is kept. */
  leaveEmptyRoom(): void;
  /** Stores scans and sets them aside as refused; `refusedIds` are the last ones so treated. */
  storeRefused(count: number): void;
  readonly refusedIds: string[];
  /** Has another station export two refused scans. */
  bringForeignFile(): void;
  /** The station's own file is damaged; another one takes its place, and its scans are salvaged. */
  damageFile(): void;
  readonly foreignFiles: readonly ForeignFile[];
  /** Where its second copy is; null: none is kept. */
  stick: Stick | null;
  /** Does again whatever was not answered, and sends what was refused once more. */
  finishInput(): void;
  /** Ids of the entries that are refused now, discarded or not. */
  quarantinedIds(): Set<string>;
}

/** The same for every station: it is part of the names of points. */
export const dataFolderName = 'station';

const decision = { by: 'OP9000', reason: 'a drill' };
const dayMs = 86_400_000;
/** Above this much empty room, some is given back (pruner.ts). */
const emptyRoomBytes = 9_000_000;

/** A new station; nothing is written before it is used. */
export function createCrashStation(dataFolder: string, random: () => number): CrashStation {
  const oracle = createOracle();
  const unanswered: Appendable[] = [];
  const claimedDelivered: number[] = [];
  const voidable: Scan[] = [];
  const refusedIds: string[] = [];
  const foreignFiles: ForeignFile[] = [];
  let number = 0;
  let isDamaged = false;

  const station: CrashStation = {
    dataFolder,
    oracle,
    random,
    outboxId: null,
    unanswered,
    claimedDelivered,
    nextScan: (changes = {}) => {
      number += 1;
      return sampleScan(number, { ...sampleJudgement(random), ...changes });
    },
    nextItem: () => {
      const voided = random() < 0.2 ? voidable.shift() : undefined;
      if (voided !== undefined) return sampleVoid(voided);
      const scan = station.nextScan({ enteredBy: random() < 0.1 ? 'manual' : 'scan' });
      voidable.push(scan);
      return scan;
    },
    withOutbox: (work) => {
      const opened = openOutbox({ dataFolder, wallMs: systemClock.wallMs() });
      const isExpected = opened.state === 'ready' || (opened.state === 'replaced' && isDamaged);
      if (!isExpected) throw new Error(`The outbox is not as it was: ${JSON.stringify(opened)}`);
      try {
        station.outboxId ??= opened.outbox.outboxId;
        return work(opened.outbox);
      } finally {
        opened.outbox.close();
      }
    },
    store: (items) => {
      station.withOutbox((outbox) => {
        for (const item of items) appendAndNote(outbox, item);
      });
    },
    passDays: (count) => {
      for (let day = 1; day <= count; day += 1) {
        const scan = station.nextScan();
        station.store([scan]);
        station.withOutbox((outbox) => {
          const entries = outbox.pendingEntries(1_000).filter(({ scanId }) => scanId === scan.scanId);
          outbox.acknowledge(entries, systemClock.wallMs() + day * dayMs);
          claimedDelivered.push(...entries.map(({ seq }) => seq));
        });
      }
    },
    leaveEmptyRoom: () => {
      const database = new SqliteDatabase(path.join(dataFolder, outboxFileName));
      database.exec(
        `CREATE TABLE ballast (load BLOB); INSERT INTO ballast VALUES (zeroblob(${emptyRoomBytes})); DROP TABLE ballast`,
      );
      database.close();
    },
    storeRefused: (count) => {
      const scans = Array.from({ length: count }, () => station.nextScan());
      station.store(scans);
      station.withOutbox((outbox) => {
        for (const { scanId } of scans) {
          oracle.mayBeRefused(scanId);
          outbox.quarantine(scanId, releasedRefusal, systemClock.wallMs());
        }
      });
      refusedIds.splice(0, refusedIds.length, ...scans.map(({ scanId }) => scanId));
    },
    refusedIds,
    bringForeignFile: () => {
      foreignFiles.push(exportForeignFile([station.nextScan(), station.nextScan()]));
    },
    damageFile: () => {
      isDamaged = true;
      const scans = Array.from({ length: 3 }, () => station.nextScan());
      foreignFiles.push(leaveDamagedFile(dataFolder, scans, random));
    },
    foreignFiles,
    stick: null,
    finishInput: () => {
      station.store(unanswered.splice(0));
      station.withOutbox((outbox) => {
        for (const { text } of foreignFiles) {
          if (text === null) continue;
          const result = createOperations(outbox).importText(text, decision);
          if (result.outcome === 'refused') throw new Error(`Not imported: ${JSON.stringify(result)}`);
        }
        const now = { ...decision, atMs: systemClock.wallMs() };
        outbox.requeueCause(releasedRefusal.cause, now);
        outbox.requeueLost(claimedDelivered.splice(0), now);
      });
    },
    quarantinedIds: () =>
      station.withOutbox((outbox) => {
        const page = { afterSeq: 0, limit: 1_000, withDiscarded: true };
        return new Set(outbox.quarantinedEntries(page).map(({ item }) => item.scanId));
      }),
  };

  function appendAndNote(outbox: Outbox, item: Appendable): void {
    oracle.sent(item);
    const shift = shiftAt(item.capturedAt.wallTime, defaultShifts);
    const result = outbox.append(item, { shift, serverOffsetMs: null });
    if (result.outcome !== 'saved') throw new Error(`Not saved: ${JSON.stringify(result)}`);
    oracle.saved(item.scanId, result.seq);
  }
  return station;
}
