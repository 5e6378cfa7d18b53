import { readdirSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { migrations } from './migrations';
import { openOutbox, type OpenOutboxOptions } from './open-outbox';
import { outboxFileName } from './outbox-file';
import { takeBackNewer } from './take-back-newer';

const wallMs = Date.parse('2026-11-24T10:00:00.000Z');
const context = { shift: '2026-11-24/1', serverOffsetMs: null };
const newest = migrations.at(-1)?.version ?? 0;
/** What a release to come might do. */
const nextRelease = [
  ...migrations,
  {
    version: newest + 1,
    statements: [
      "ALTER TABLE entry ADD COLUMN photo TEXT NOT NULL DEFAULT 'none'",
      'CREATE INDEX entry_photo ON entry (photo)',
    ],
    back: ['DROP INDEX entry_photo', 'ALTER TABLE entry DROP COLUMN photo'],
  },
];

describe('a file that a newer program has changed', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  const messages: string[] = [];
  const log = (_level: string, message: string): void => {
    messages.push(message);
  };
  beforeEach(() => {
    home = createTemporaryFolder('take-back');
    messages.length = 0;
  });
  afterEach(() => {
    home.remove();
  });

  const options = (release = migrations): OpenOutboxOptions => ({
    dataFolder: home.folder,
    wallMs,
    migrations: release,
  });
  const append = (number: number, release = migrations): string => {
    const opened = openOutbox(options(release));
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    const scan = sampleScan(number);
    opened.outbox.append(scan, context);
    opened.outbox.close();
    return scan.scanId;
  };

  it('tells its own way back: what was scanned before and meanwhile is there, with its numbers', () => {
    const scanIds = [append(1), append(2, nextRelease)];
    const refused = openOutbox(options());
    expect(refused).toMatchObject({ state: 'refused', problem: { code: 'newer-file' } });
    const opened = takeBackNewer(refused, options(), log);
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    expect(opened.outbox.pendingEntries(10).map(({ seq, scanId }) => [seq, scanId])).toEqual(
      scanIds.map((scanId, index) => [index + 1, scanId]),
    );
    expect(opened.outbox.append(sampleScan(3), context)).toMatchObject({ outcome: 'saved', seq: 3 });
    opened.outbox.close();
    expect(messages).toEqual([expect.stringContaining('taken back')]);
    expect(
      readdirSync(home.folder).filter((name) => name.includes(`.before-back-to-v${newest}-`)),
    ).toHaveLength(1);
    // And forward again, when the newer release has been mended.
    append(4, nextRelease);
  });

  it('that does not know its way back is left alone, and the log says why', () => {
    append(1, nextRelease);
    const database = new SqliteDatabase(path.join(home.folder, outboxFileName));
    database.exec('DROP TABLE way_back');
    database.close();
    const refused = openOutbox(options());
    expect(takeBackNewer(refused, options(), log)).toBe(refused);
    expect(messages).toEqual([expect.stringContaining('could not be taken back')]);
    append(2, nextRelease);
  });

  it('is not touched where nothing is newer', () => {
    append(1);
    const opened = openOutbox(options());
    expect(takeBackNewer(opened, options(), log)).toBe(opened);
    if (opened.state === 'ready') opened.outbox.close();
    expect(messages).toEqual([]);
  });
});
