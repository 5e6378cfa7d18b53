import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../src/main/agent/outbox/database';
import { migrate } from '../src/main/agent/outbox/migrate';
import { migrations } from '../src/main/agent/outbox/migrations';
import { outboxFileName } from '../src/main/agent/outbox/outbox-file';
import { createSqliteOutbox } from '../src/main/agent/outbox/sqlite-outbox';

/**
 * A scan every five seconds since long ago, with labels in no order, as they lie on a pallet, of sixty operators in turns.
 * Written by SQLite itself: a million appends would take minutes. The keys of the rows are no digests, but as scattered.
 */
const fillSql = `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < @total),
  scan AS (SELECT n, unixepoch('2026-11-23') - 5 * (@total - n) AS second, n * 7368787 % 100000000 AS label,
    format('OP%04d', 1000 + n / 360 % 60) AS badge FROM number)
  INSERT INTO entry (seq, scan_id, kind, workflow, workflow_version, fields, operator, shift, captured_at,
    captured_monotonic_ms, entered_by, state, acknowledged_at, row_key)
  SELECT n,
    format('%08x-%04x-7%03x-8%03x-%012x', second * 1000 >> 16, second * 1000 & 0xffff, n & 0xfff, n >> 12 & 0xfff, n),
    'scan', 'fg-quality', 1,
    json_object('badge', badge, 'cp', format('CP%08d-0001', label), 'defect', '000', 'oc1', format('OC%08d', label),
      'oc2', format('OC%08d', label)),
    badge, format('%s/%d', date(second, 'unixepoch'), 1 + second / 28800 % 3),
    strftime('%Y-%m-%dT%H:%M:%S.000+00:00', second, 'unixepoch'), n * 5000.0, 'scan',
    iif(n <= @acknowledged, 'acknowledged', 'pending'),
    iif(n <= @acknowledged, strftime('%Y-%m-%dT%H:%M:%S.000Z', second + 2, 'unixepoch'), NULL),
    format('%08x%014x', n * 2654435761 & 0xffffffff, n)
  FROM scan`;

/** Creates an outbox file with `acknowledged` delivered scans and, after them, `pending` ones that wait. */
export function fillHistory(dataFolder: string, acknowledged: number, pending: number): void {
  mkdirSync(dataFolder, { recursive: true });
  const database = openDatabase(path.join(dataFolder, outboxFileName));
  migrate(database, migrations, () => path.join(dataFolder, 'unused-copy'));
  const outbox = createSqliteOutbox(database, '2020-01-01T00:00:00.000Z');
  const total = acknowledged + pending;
  database.prepare(fillSql).run({ total, acknowledged });
  outbox.close();
}
