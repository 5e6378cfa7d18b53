import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScan } from '../../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../../e2e/support/temporary-folder';
import { outboxApplicationId } from '../database';
import { openOutbox } from '../open-outbox';
import { outboxFileName } from '../outbox-file';
import { initial } from './0001-initial';

const refusal = { cause: 'value-too-long', errorNumber: 1406, message: 'Data too long' };
const decision = { by: 'OP9000', reason: 'a test', atMs: 0 };

describe('an outbox of the first release', () => {
  let home: ReturnType<typeof createTemporaryFolder>;

  beforeEach(() => {
    home = createTemporaryFolder('first-release');
    const database = new SqliteDatabase(path.join(home.folder, outboxFileName));
    database.pragma(`application_id = ${outboxApplicationId}`);
    for (const statement of initial.statements) database.exec(statement);
    database.pragma('user_version = 1');
    database
      .prepare('INSERT INTO outbox VALUES (?, ?, 3)')
      .run('3f0e2c1a-0000-4000-8000-000000000000', '2026-01-01T00:00:00.000Z');
    const insert = database.prepare(
      `INSERT INTO entry (seq, scan_id, kind, workflow, workflow_version, fields, operator, shift, captured_at,
         captured_monotonic_ms, entered_by, state, attempts, refusal)
       VALUES (?, ?, 'scan', 'fg-quality', 1, ?, 'OP1234', '2026-01-01/1', '2026-01-01T10:00:00.000+02:00', 1, 'scan',
         ?, ?, ?)`,
    );
    for (const [index, state] of ['acknowledged', 'pending', 'quarantined'].entries()) {
      const { scanId, fields } = sampleScan(index);
      const isRefused = state === 'quarantined';
      insert.run(
        index + 1,
        scanId,
        JSON.stringify(fields),
        state,
        isRefused ? 1 : 0,
        isRefused ? JSON.stringify(refusal) : null,
      );
    }
    database.close();
  });
  afterEach(() => {
    home.remove();
  });

  it('is brought forward with every entry as it was, and its refused scans can be decided on', () => {
    const opened = openOutbox({ dataFolder: home.folder, wallMs: 0 });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    const { outbox } = opened;
    expect(outbox.outboxId).toBe('3f0e2c1a-0000-4000-8000-000000000000');
    expect(outbox.shiftLedger('2026-01-01/1')).toMatchObject({
      scanned: 3,
      delivered: 1,
      pending: 1,
      quarantined: 1,
    });
    const [refused] = outbox.quarantinedEntries({ afterSeq: 0, limit: 10, withDiscarded: false });
    expect(refused).toMatchObject({
      seq: 3,
      attempts: 1,
      refusal,
      refusedAt: null,
      origin: null,
      events: [],
    });
    expect(outbox.requeueCause('value-too-long', decision)).toEqual([refused?.item.scanId]);
    expect(outbox.append(sampleScan(4), { shift: '2026-01-01/1', serverOffsetMs: null })).toMatchObject({
      seq: 4,
    });
    outbox.close();
  });
});
