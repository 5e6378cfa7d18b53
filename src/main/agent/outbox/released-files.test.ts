import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildReleasedOutbox } from '../../../../e2e/support/released-outboxes/build-released-outbox';
import { makeFullQueue, type FullQueue } from '../../../../e2e/support/released-outboxes/full-queue';
import { openWithReleaseOne } from '../../../../e2e/support/released-outboxes/release-1-program';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { goBack } from './go-back';
import { migrations } from './migrations';
import { openOutbox } from './open-outbox';
import { outboxFileName } from './outbox-file';
import type { Outbox } from './outbox';

const wallMs = Date.parse('2026-11-24T10:00:00.000Z');
const context = { shift: '2026-11-24/1', serverOffsetMs: null };
const newest = migrations.at(-1)?.version ?? 0;
const older = migrations.slice(0, -1).map(({ version }) => version);

interface Row {
  seq: number;
  scan_id: string;
  state: string;
  attempts: number;
}

describe('the files of older releases', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  let queue: FullQueue;

  beforeEach(() => {
    home = createTemporaryFolder('released');
    queue = makeFullQueue(25);
  });
  afterEach(() => {
    home.remove();
  });

  const open = (release = migrations): Outbox => {
    const opened = openOutbox({ dataFolder: home.folder, wallMs, migrations: release });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    return opened.outbox;
  };

  const rowsOf = (name = outboxFileName): Row[] => {
    const database = new SqliteDatabase(path.join(home.folder, name));
    const rows = database
      .prepare<[], Row>('SELECT seq, scan_id, state, attempts FROM entry ORDER BY seq')
      .all();
    database.close();
    return rows;
  };

  const copies = (): string[] => readdirSync(home.folder).filter((name) => name.includes('.before-'));

  const cases = older.flatMap((version) => [
    { version, isCrashed: false, how: 'closed in order' },
    { version, isCrashed: true, how: 'left by a power cut with all of it in the write-ahead log' },
  ]);

  it.each(cases)(
    'release $version, $how: every entry is brought forward as it was',
    ({ version, isCrashed }) => {
      buildReleasedOutbox(home.folder, version, queue, { isCrashed });
      const outbox = open();
      expect(outbox.outboxId).toBe(queue.outboxId);
      expect(outbox.append(sampleScan(9_000), context)).toMatchObject({ seq: queue.entries.length + 1 });
      let looked: 'more' | 'whole' = 'more';
      while (looked === 'more') looked = outbox.checkSlice();
      outbox.close();
      expect(rowsOf().slice(0, -1)).toEqual(
        queue.entries.map(({ seq, item, state, decision }) => ({
          seq,
          scan_id: item.scanId,
          state,
          attempts: state === 'quarantined' || decision === 'requeued' ? 1 : 0,
        })),
      );
    },
  );

  it.each(cases)(
    'release $version, $how: a whole copy is there before anything changes',
    ({ version, isCrashed }) => {
      buildReleasedOutbox(home.folder, version, queue, { isCrashed });
      open().close();
      const [copy = '', ...more] = copies();
      expect(more).toEqual([]);
      expect(copy).toBe(`outbox.sqlite.before-v${version + 1}-2026-11-24T10-00-00-000Z`);
      expect(rowsOf(copy).map(({ seq }) => seq)).toEqual(queue.entries.map(({ seq }) => seq));
      const database = new SqliteDatabase(path.join(home.folder, copy));
      expect(database.pragma('user_version', { simple: true })).toBe(version);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
    },
  );

  it('are not changed when no copy can be made', () => {
    buildReleasedOutbox(home.folder, 1, queue);
    // Where the copy is to be written, something is in the way.
    mkdirSync(path.join(home.folder, 'outbox.sqlite.before-v2-2026-11-24T10-00-00-000Z.new'));
    const before = readFileSync(path.join(home.folder, outboxFileName));
    expect(openOutbox({ dataFolder: home.folder, wallMs })).toMatchObject({ state: 'refused' });
    expect(readFileSync(path.join(home.folder, outboxFileName)).equals(before)).toBe(true);
  });

  it('are brought forward at the next start when a step failed, from the copy already made', () => {
    buildReleasedOutbox(home.folder, 1, queue);
    const failing = [
      ...migrations.slice(0, 1),
      { version: 2, statements: ['CREATE TABLE half (x)', 'NO SQL'], back: [] },
    ];
    expect(openOutbox({ dataFolder: home.folder, wallMs, migrations: failing })).toMatchObject({
      state: 'refused',
    });
    expect(rowsOf()).toHaveLength(queue.entries.length);
    const opened = openOutbox({ dataFolder: home.folder, wallMs: wallMs + 60_000 });
    expect(opened.state).toBe('ready');
    if (opened.state !== 'refused') opened.outbox.close();
    expect(copies()).toHaveLength(1);
  });

  describe('and the way back to them', () => {
    /** Scanned, delivered and refused with this program, after the upgrade. */
    function workWithNewest(): Row[] {
      const outbox = open();
      for (let number = 0; number < 30; number += 1) outbox.append(sampleScan(5_000 + number), context);
      const [first, second] = outbox.pendingEntries(2, queue.entries.length);
      if (first !== undefined) outbox.acknowledge([first], wallMs);
      outbox.quarantine(
        second?.scanId ?? '',
        { cause: 'constraint', errorNumber: 4025, message: 'no' },
        wallMs,
      );
      outbox.close();
      return rowsOf();
    }

    it.each(older)(
      'to release %i keeps every entry, its number and its state, those scanned since too',
      (version) => {
        buildReleasedOutbox(home.folder, version, queue, { isCrashed: true });
        const rows = workWithNewest();
        const gone = goBack({ dataFolder: home.folder, toVersion: version, wallMs });
        expect(gone).toMatchObject({ fromVersion: newest, toVersion: version });
        expect(rowsOf()).toEqual(rows);
        expect(rowsOf(path.basename(gone.copy))).toEqual(rows);
        // And forward again, when the newer release is installed anew.
        const outbox = open();
        expect(outbox.counts()).toMatchObject({ pending: gone.pending, lastSeq: rows.length });
        outbox.close();
        expect(rowsOf()).toEqual(rows);
      },
    );

    it('leaves a file with which release 1 goes on working, and whose scans this program takes over again', () => {
      buildReleasedOutbox(home.folder, 1, queue);
      const rows = workWithNewest();
      expect(() => openWithReleaseOne(home.folder)).toThrow('newer');
      const gone = goBack({ dataFolder: home.folder, toVersion: 1, wallMs });
      const program = openWithReleaseOne(home.folder);
      expect(program.outboxId).toBe(queue.outboxId);
      expect(program.counts()).toEqual({ pending: gone.pending, quarantined: gone.quarantined });
      expect(program.append(sampleScan(7_000), '2026-11-24/1')).toBe(rows.length + 1);
      const [first, second] = program.pending();
      program.acknowledge(first?.scan_id ?? '');
      program.quarantine(second?.scan_id ?? '', '{"cause":"constraint","errorNumber":4025,"message":"no"}');
      program.close();
      const outbox = open();
      expect(outbox.counts().lastSeq).toBe(rows.length + 1);
      const states = new Map(rowsOfOpen(outbox).map(({ scanId, state }) => [scanId, state]));
      expect(states.get(first?.scan_id ?? '')).toBe('acknowledged');
      expect(states.get(second?.scan_id ?? '')).toBe('quarantined');
      outbox.close();
    });

    it('is refused while a station has the file, and for a version that is none', () => {
      buildReleasedOutbox(home.folder, 1, queue);
      const outbox = open();
      expect(() => goBack({ dataFolder: home.folder, toVersion: 1, wallMs })).toThrow(/locked/);
      outbox.close();
      const before = readFileSync(path.join(home.folder, outboxFileName));
      for (const toVersion of [0, newest, Number.NaN]) {
        expect(() => goBack({ dataFolder: home.folder, toVersion, wallMs })).toThrow(
          'can go back to 1 at least',
        );
      }
      expect(() => goBack({ dataFolder: path.join(home.folder, 'none'), toVersion: 1, wallMs })).toThrow(
        'no outbox',
      );
      expect(readFileSync(path.join(home.folder, outboxFileName)).equals(before)).toBe(true);
    });
  });
});

function rowsOfOpen(outbox: Outbox): { scanId: string; state: string }[] {
  return outbox.numberedEntries({ from: 1, to: 10_000 });
}
