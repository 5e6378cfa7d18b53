import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { sampleScan } from '../e2e/support/sample-scans';
import { openDatabase } from '../src/main/agent/outbox/database';
import { migrate } from '../src/main/agent/outbox/migrate';
import { migrations } from '../src/main/agent/outbox/migrations';
import { openOutbox } from '../src/main/agent/outbox/open-outbox';
import { outboxFileName } from '../src/main/agent/outbox/outbox-file';
import type { Outbox } from '../src/main/agent/outbox/outbox';
import { createSqliteOutbox } from '../src/main/agent/outbox/sqlite-outbox';
import { systemClock } from '../src/main/clock';
import { formatWallTime } from '../src/shared/clock';
import type { Scan } from '../src/shared/scan';

/** Opens the outbox of `dataFolder` as the station does. */
export function openRealOutbox(dataFolder: string): Outbox {
  const opened = openOutbox({ dataFolder, wallMs: systemClock.wallMs() });
  if (opened.state !== 'ready') throw new Error(`The outbox cannot be used: ${JSON.stringify(opened)}`);
  return opened.outbox;
}

/** Fills a new outbox file with `count` pending scans, all in one transaction, and closes it. */
export function fillOutbox(dataFolder: string, count: number): void {
  mkdirSync(dataFolder, { recursive: true });
  const database = openDatabase(path.join(dataFolder, outboxFileName));
  migrate(database, migrations, () => path.join(dataFolder, 'unused-copy'));
  const outbox = createSqliteOutbox(database, new Date(systemClock.wallMs()).toISOString());
  const firstWallMs = systemClock.wallMs() - count * 1_000;
  database.transaction(() => {
    for (let number = 0; number < count; number += 1) {
      outbox.append(scatteredScan(number, firstWallMs), { shift: '2026-11-23/1', serverOffsetMs: null });
    }
  })();
  outbox.close();
}

/** One scan a second, with labels in no order, as they lie on a pallet. */
export function scatteredScan(number: number, firstWallMs: number): Scan {
  const scan = sampleScan((number * 7_368_787) % 100_000_000);
  return {
    ...scan,
    capturedAt: {
      wallTime: formatWallTime(firstWallMs + number * 1_000, 120),
      monotonicMs: number * 1_000,
    },
  };
}
