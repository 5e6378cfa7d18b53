import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { sampleScan } from '../e2e/support/sample-scans';
import type { AppendContext } from '../src/main/agent/entry';
import { openDatabase } from '../src/main/agent/outbox/database';
import { migrate } from '../src/main/agent/outbox/migrate';
import { migrations } from '../src/main/agent/outbox/migrations';
import { openOutbox } from '../src/main/agent/outbox/open-outbox';
import { outboxFileName } from '../src/main/agent/outbox/outbox-file';
import type { Outbox } from '../src/main/agent/outbox/outbox';
import { createSqliteOutbox } from '../src/main/agent/outbox/sqlite-outbox';
import { systemClock } from '../src/main/clock';
import { termsOf } from '../src/renderer/store/items';
import { formatWallTime } from '../src/shared/clock';
import { fgQuality } from '../src/shared/ready-workflows';
import type { Scan } from '../src/shared/scan';

/** What a station appends a row of its ready-made workflow with: an earlier one like it is looked for, and it can be found. */
const scanContext: AppendContext = {
  shift: '2026-11-23/1',
  serverOffsetMs: null,
  terms: termsOf(fgQuality, 'child'),
};

/** Appends as a station does; a scan that is not saved, because its labels were there, measures nothing. */
export function appendNew(outbox: Outbox, scan: Scan): void {
  const { outcome } = outbox.append(scan, scanContext);
  if (outcome !== 'saved') throw new Error(`A scan was not saved: ${outcome}.`);
}

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
      appendNew(outbox, scatteredScan(number, firstWallMs));
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
