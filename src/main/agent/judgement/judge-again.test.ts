import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import type { ListVersions } from '../../../shared/list-versions';
import { fgQuality } from '../../../shared/ready-workflows';
import type { Scan } from '../../../shared/scan';
import type { Workflow } from '../../../shared/workflow';
import { openDatabase } from '../outbox/database';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { outboxFileName } from '../outbox/outbox-file';
import { judgementSql } from '../outbox/sqlite-judgement';
import { createLeftScans, type LeftScans } from '../reference/left-scans';
import { createListChanges } from '../reference/list-changes';
import { createListCopies, type ListCopies } from '../reference/list-copies';
import { createListsInTime } from '../reference/lists-in-time';
import { openReferenceFile, referenceFileName } from '../reference/reference-file';
import type { ListsInTime } from './compare-judgement';
import { judgeAgain, recentNumbers } from './judge-again';

/* On real files: an outbox, and the lists with what came and went in them. */

const context = { shift: '2026-11-23/1', serverOffsetMs: null };
const wallMs = Date.UTC(2026, 10, 23, 8);
/** A workflow that refuses a defect that is not in the list. */
const strict: Workflow = {
  ...fgQuality,
  fields: fgQuality.fields.map((field) => (field.name === 'defect' ? { ...field, list: 'defects' } : field)),
};

let home: ReturnType<typeof createTemporaryFolder>;
let outbox: Outbox;
let lists: ReturnType<typeof openReferenceFile>;
let copies: ListCopies;
let inTime: ListsInTime;
let left: LeftScans;
let pauses: number;
let number: number;

beforeEach(() => {
  home = createTemporaryFolder('judgement');
  outbox = open();
  openLists();
  pauses = 0;
  number = 0;
});
afterEach(() => {
  lists.close();
  outbox.close();
  home.remove();
});

function open(): Outbox {
  const opened = openOutbox({ dataFolder: home.folder, wallMs });
  if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
  return opened.outbox;
}

function openLists(): void {
  lists = openReferenceFile({ dataFolder: home.folder, wallMs, log: () => undefined });
  const changes = createListChanges(lists);
  copies = createListCopies(lists, changes, (list) => outbox.highestVersion(list, recentNumbers));
  left = createLeftScans(lists);
  inTime = createListsInTime(copies, changes);
}

/** The list of defects is as long as this from now on. */
function readDefects(...codes: string[]): void {
  const rows = codes.map((code) => ({ code, active: 1, changed_at: '2026', description: code, texts: null }));
  const mark = { count: codes.length, newest: '2026', sum: 0 };
  copies.replace('defects', rows);
  copies.noteChecked('defects', mark, wallMs, true);
}

/** A scan with this defect, judged by the lists as they are now. */
function scanNow(defect: string, changes: Partial<Scan> = {}): Scan {
  number += 1;
  const sample = sampleScan(number);
  const versions: ListVersions = inTime.versions();
  const scan = { ...sample, fields: { ...sample.fields, defect }, listVersions: versions, ...changes };
  outbox.append(scan, context);
  return scan;
}

const judge = (workflow: Workflow = fgQuality) =>
  judgeAgain({
    outbox,
    lists: inTime,
    workflows: [workflow],
    unknownBadge: 'accept',
    isLeft: left.isLeft,
    sliceSize: 10,
    letOthersRun: () => {
      pauses += 1;
      return Promise.resolve();
    },
  });
const found = async (): Promise<(string | undefined)[]> =>
  (await judge()).scans.map(({ fields }) => fields['cp']);

describe('judging the recent scans again', () => {
  it('finds those that a newer list knows otherwise, newest first, and changes none of them', async () => {
    readDefects('000', '101');
    const first = scanNow('101');
    scanNow('000');
    const third = scanNow('101');
    readDefects('000');
    scanNow('101');
    const before = outbox.pendingEntries(10);
    const { scans, count } = await judge();
    expect(count).toBe(2);
    expect(scans).toMatchObject([
      {
        scanId: third.scanId,
        state: 'pending',
        key: 'defect:unknown',
        differences: [{ code: '101', thenVersion: 1, nowVersion: 2, wasKnown: true, isKnown: false }],
      },
      { scanId: first.scanId },
    ]);
    expect(outbox.pendingEntries(10)).toEqual(before);
  });

  it('follows the list back and forth', async () => {
    readDefects('101');
    const scan = scanNow('101');
    readDefects('000');
    expect(await found()).toEqual([scan.fields['cp']]);
    readDefects('000', '101');
    expect(await found()).toEqual([]);
  });

  it('leaves out what was cancelled, discarded, imported, or stored before versions were kept', async () => {
    readDefects('101');
    outbox.append(sampleVoid(scanNow('101')), context);
    const discarded = scanNow('101');
    outbox.quarantine(discarded.scanId, { cause: 'constraint', errorNumber: 4025, message: 'no' }, wallMs);
    outbox.discard([discarded.scanId], { by: 'OP9000', reason: 'a test', atMs: wallMs });
    outbox.append(sampleScan(90, { fields: { ...sampleScan(90).fields, defect: '101' } }), context);
    const foreign = { ...sampleScan(91), listVersions: { operators: null, defects: 1, products: null } };
    const origin = { station: 'LINE-1', outboxId: '3f0e2c1a-0000-4000-8000-000000000000', seq: 1 };
    const kept = { attempts: 0, refusal: null, refusedAt: null, discardedAt: null };
    outbox.importEntries(
      [
        {
          item: { ...foreign, fields: { ...foreign.fields, defect: '101' } },
          state: 'pending',
          origin,
          ...kept,
          ...context,
        },
      ],
      { by: 'OP9000', reason: 'a test', atMs: wallMs },
    );
    readDefects('000');
    expect(await found()).toEqual([]);
  });

  it('does not name again what somebody left as it is, until it differs otherwise', async () => {
    readDefects('101');
    const scan = scanNow('101');
    readDefects('000');
    const [named] = (await judge()).scans;
    left.leave(scan.scanId, named?.key ?? '', 'OP9000', wallMs);
    readDefects('000', '102');
    expect(await found()).toEqual([]);
    left.leave(scan.scanId, 'another key', 'OP9000', wallMs);
    expect(await found()).toEqual([scan.fields['cp']]);
  });

  it('lets scans go first after every few numbers', async () => {
    readDefects('101');
    for (let count = 0; count < 35; count += 1) scanNow('101');
    readDefects('000');
    expect((await judge()).count).toBe(35);
    expect(pauses).toBe(4);
  });

  it('names 200 at most and counts all', async () => {
    readDefects('101');
    for (let count = 0; count < 230; count += 1) scanNow('101');
    readDefects('000');
    const { scans, count } = await judge();
    expect(scans).toHaveLength(200);
    expect(count).toBe(230);
  });

  it('reads its slice by the number, whatever the history', () => {
    outbox.close();
    const database = openDatabase(`${home.folder}/${outboxFileName}`);
    const plan = database
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN ${judgementSql.judgedByOthers.replaceAll('?', '1')}`,
      )
      .all()
      .map((row) => row.detail)
      .join();
    expect(plan).toContain('USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)');
    expect(plan).toContain('USING INDEX entry_voided (voided_scan_id=?)');
    database.close();
    outbox = open();
  });
});

describe('the file of the lists', () => {
  it('of the version before is taken over with its lists and sessions', () => {
    readDefects('000', '101');
    lists.exec(
      `INSERT INTO session VALUES ('x', 'OP9000', 1); DROP TABLE list_change; DROP TABLE list_begin; DROP TABLE left_scan; PRAGMA user_version = 1`,
    );
    lists.close();
    const logged: string[] = [];
    lists = openReferenceFile({
      dataFolder: home.folder,
      wallMs,
      log: (_level, message) => logged.push(message),
    });
    expect(logged).toEqual([]);
    const reopened = createListCopies(lists, createListChanges(lists), () => 0);
    expect(reopened.count('defects')).toBe(2);
    expect(lists.prepare('SELECT badge FROM session').all()).toEqual([{ badge: 'OP9000' }]);
  });

  it('that takes the place of a lost one goes on with the versions, and says nothing of what was before', async () => {
    readDefects('000', '101');
    readDefects('000', '101', '102');
    const scan = scanNow('102');
    scanNow('101');
    expect(copies.state('defects').version).toBe(2);
    lists.close();
    rmSync(path.join(home.folder, referenceFileName));
    openLists();
    expect(inTime.versions().defects).toBeNull();
    readDefects('000', '101');
    expect(copies.state('defects')).toMatchObject({ version: 3, firstVersion: 3 });
    readDefects('000', '101', '205');
    expect(copies.state('defects').version).toBe(4);
    expect(inTime.wasKnown('defects', '205', 3)).toBe(false);
    expect(inTime.wasKnown('defects', '205', 2)).toBeNull();

    // What the lost file knew cannot be said; what would be refused today is named.
    expect(await found()).toEqual([]);
    const { scans } = await judge(strict);
    expect(scans).toMatchObject([
      { scanId: scan.scanId, differences: [{ code: '102', thenVersion: 2, wasKnown: null, nowVersion: 4 }] },
    ]);
  });

  it('of a station whose scans were judged by no list begins with the first version', () => {
    scanNow('101');
    readDefects('101');
    expect(copies.state('defects')).toMatchObject({ version: 1, firstVersion: 1 });
  });
});
