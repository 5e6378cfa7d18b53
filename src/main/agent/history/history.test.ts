import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../../e2e/support/manual-clock';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { wholeHistory, type HistoryQuery } from '../../../shared/history';
import type { Scan } from '../../../shared/scan';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { openSearchIndex, searchIndexFile } from '../outbox/search-index';
import { createHistoryKeeper, type HistoryKeeper } from './history-keeper';

/* On real files: an outbox, and the index that is filled from it. */

let home: ReturnType<typeof createTemporaryFolder>;
let outbox: Outbox;
let clock: ReturnType<typeof createManualClock>;
let warnings: string[];
let keepers: HistoryKeeper[];
let hasRoom: boolean;

beforeEach(() => {
  home = createTemporaryFolder('history');
  const opened = openOutbox({ dataFolder: home.folder, wallMs: Date.UTC(2026, 10, 23) });
  if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
  outbox = opened.outbox;
  clock = createManualClock();
  warnings = [];
  keepers = [];
  hasRoom = true;
});
afterEach(() => {
  for (const keeper of keepers) keeper.stop();
  outbox.close();
  home.remove();
});

function openKeeper(openIndex = realIndex): HistoryKeeper {
  const keeper = createHistoryKeeper({
    outbox,
    openIndex,
    isRoomy: () => hasRoom,
    clock,
    log: (_level, message) => warnings.push(message),
  });
  keepers.push(keeper);
  return keeper;
}

const realIndex = () => openSearchIndex(home.folder, outbox.outboxId);
const noIndex = () => {
  throw new Error('no index here');
};

function filled(): HistoryKeeper {
  const keeper = openKeeper();
  while (!keeper.isComplete()) clock.advance(60_000);
  return keeper;
}

function append(scan: Scan, shift = '2026-11-23/1'): Scan {
  outbox.append(scan, { shift, serverOffsetMs: null });
  return scan;
}

const at = (wallTime: string): Partial<Scan> => ({ capturedAt: { wallTime, monotonicMs: 1_000 } });

/** All that fits, page by page. */
function findAll(keeper: HistoryKeeper, query: Partial<HistoryQuery>, limit = 7): string[] {
  const found: string[] = [];
  let before: number | null = null;
  do {
    const page = keeper.search({ ...wholeHistory, ...query }, { before, limit });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    found.push(...page.entries.map(({ fields }) => fields['cp'] ?? ''));
    before = page.next;
  } while (before !== null);
  return found;
}

const cp = (...numbers: number[]): string[] =>
  numbers.map((number) => `CP${String(number).padStart(8, '0')}-0001`);

// What is found must not depend on the index: it only makes it quick.
describe.each([
  ['with the index', filled],
  ['while there is no index', () => openKeeper(noIndex)],
])('a search %s', (_name, open) => {
  beforeEach(() => {
    for (let number = 1; number <= 30; number += 1) append(sampleScan(number));
  });

  it('finds every scan once, newest first, whatever the size of a page', () => {
    const everything = cp(...Array.from({ length: 30 }, (_, index) => 30 - index));
    for (const limit of [1, 7, 30, 31]) expect(findAll(open(), {}, limit)).toEqual(everything);
  });

  it.each([
    ['a whole code', 'CP00000012-0001', cp(12)],
    ['the beginning of any code, in whichever case', 'oc0000002', cp(29, 28, 27, 26, 25, 24, 23, 22, 21, 20)],
    ['the end of a code', '0012-0001', cp(12)],
    ['a code that every scan has', '000', 30],
    ['the middle of a code', '0012-0', []],
    ['the name of a field', 'cp_', []],
    ['marks that search programs give a meaning to', '%"*', []],
  ])('by %s', (_what, code, expected) => {
    const found = findAll(open(), { code });
    if (typeof expected === 'number') expect(found).toHaveLength(expected);
    else expect(found).toEqual(expected);
  });

  it('finds codes with spaces, quotes, control characters and letters of other alphabets', () => {
    const codes = ['A B"C\\D', '%x_y!', 'GS\u001d10LOT', 'Țesătură-1', "l'été", '漢字7'];
    codes.forEach((code, index) => {
      append(sampleScan(100 + index, { fields: { cp: code } }));
    });
    for (const code of codes) {
      expect(findAll(open(), { code })).toEqual([code]);
      expect(findAll(open(), { code: code.slice(0, 3) })).toEqual([code]);
      expect(findAll(open(), { code: code.slice(-3) })).toEqual([code]);
    }
  });

  it('by operator, by workflow and by both with a code', () => {
    append(sampleScan(50, { operator: 'OP77', fields: { badge: 'OP77', cp: 'CP00000050-0001' } }));
    append(sampleScan(51, { workflow: 'box-contents' }));
    expect(findAll(open(), { operator: 'OP77' })).toEqual(cp(50));
    expect(findAll(open(), { operator: 'OP7' })).toEqual([]);
    expect(findAll(open(), { workflow: 'box-contents' })).toEqual(cp(51));
    expect(findAll(open(), { operator: 'OP77', code: 'CP0000005' })).toEqual(cp(50));
    expect(findAll(open(), { operator: 'OP77', code: 'CP0000001' })).toEqual([]);
  });

  it('by local day, across midnight of a night shift and where the clock was set back', () => {
    append(sampleScan(61, at('2026-11-24T23:59:59.999+02:00')), '2026-11-24/3');
    append(sampleScan(62, at('2026-11-25T00:00:00.000+02:00')), '2026-11-24/3');
    append(sampleScan(63, at('2026-11-26T12:00:00.000+02:00')), '2026-11-26/1');
    append(sampleScan(64, at('2026-11-25T07:00:00.000+02:00')), '2026-11-25/1');
    expect(findAll(open(), { fromDay: '2026-11-25', toDay: '2026-11-25' })).toEqual(cp(64, 62));
    expect(findAll(open(), { fromDay: '2026-11-24', toDay: '2026-11-24' })).toEqual(cp(61));
    expect(findAll(open(), { fromDay: '2026-11-26', toDay: null })).toEqual(cp(63));
    expect(findAll(open(), { fromDay: '2026-11-27', toDay: '2026-11-30' })).toEqual([]);
    expect(findAll(open(), { fromDay: null, toDay: '2026-11-23' })).toHaveLength(30);
  });

  it('by state: waiting, delivered, refused and cancelled', () => {
    const [first, second] = outbox.pendingEntries(2);
    if (first === undefined || second === undefined) throw new Error('no entries');
    outbox.acknowledge([first], 0);
    outbox.quarantine(second.scanId, { cause: 'value-too-long', errorNumber: 1406, message: 'x' }, 0);
    append(sampleScan(70));
    const last = outbox.recentEntries(1)[0];
    if (last === undefined) throw new Error('no entry');
    outbox.append(sampleVoid({ ...sampleScan(70), scanId: last.scanId }), {
      shift: '2026-11-23/1',
      serverOffsetMs: null,
    });
    expect(findAll(open(), { state: 'acknowledged' })).toEqual(cp(1));
    expect(findAll(open(), { state: 'quarantined' })).toEqual(cp(2));
    expect(findAll(open(), { state: 'voided' })).toEqual(cp(70));
    expect(findAll(open(), { state: 'pending' })).toHaveLength(29);
    expect(findAll(open(), { state: 'pending', code: 'CP00000070' })).toEqual(cp(70));
  });
});

describe('the index of the history', () => {
  it('is kept between two starts, and goes on where it ended', () => {
    for (let number = 1; number <= 250; number += 1) append(sampleScan(number));
    filled().stop();
    append(sampleScan(251));
    const index = realIndex();
    expect(index.indexedTo()).toMatchObject({ seq: 250, count: 250 });
    index.close();
    const keeper = filled();
    expect(findAll(keeper, { code: 'CP00000251' })).toEqual(cp(251));
    expect(findAll(keeper, { code: 'CP00000001' })).toEqual(cp(1));
  });

  it.each([
    [
      'is rubbish',
      (file: string) => {
        writeFileSync(file, Buffer.alloc(20_000, 'rubbish'));
      },
    ],
    [
      'is cut off',
      (file: string) => {
        writeFileSync(file, readFileSync(file).subarray(0, 9_000));
      },
    ],
  ])('is made anew when its file %s', (_what, damage) => {
    for (let number = 1; number <= 150; number += 1) append(sampleScan(number));
    filled().stop();
    damage(searchIndexFile(home.folder));
    expect(findAll(filled(), { code: '0033-0001' })).toEqual(cp(33));
  });

  it('is made anew for another outbox, and for an older state of the same one', () => {
    append(sampleScan(1));
    filled().stop();
    const foreign = openSearchIndex(home.folder, 'another outbox');
    expect(foreign.indexedTo().count).toBe(0);
    foreign.add([{ seq: 1, scanId: 'x', values: ['CP00000009-0001'] }]);
    foreign.close();
    expect(findAll(filled(), { code: 'CP0000000' })).toEqual(cp(1));
    keepers.pop()?.stop();
    const index = realIndex();
    index.add([{ seq: 9, scanId: 'gone', values: [] }]);
    index.close();
    expect(findAll(filled(), { code: 'CP0000000' })).toEqual(cp(1));
  });

  it('takes no room while the disk has none to spare', () => {
    append(sampleScan(1));
    hasRoom = false;
    const keeper = openKeeper();
    clock.advance(500_000);
    expect(keeper.isComplete()).toBe(false);
    hasRoom = true;
    clock.advance(120_000);
    expect(keeper.isComplete()).toBe(true);
  });

  it('that fails is told once, and searches go on without it', () => {
    append(sampleScan(1));
    const keeper = openKeeper(noIndex);
    clock.advance(500_000);
    expect(warnings).toEqual(['The index of the history cannot be used; searches take longer until it can.']);
    expect(findAll(keeper, { code: 'CP00000001' })).toEqual(cp(1));
  });
});

describe('the detail of a scan', () => {
  it('tells the codes, what became of it, and who cancelled it and why', () => {
    const listVersions = { operators: 3, defects: null, products: 12 };
    const scan = append(sampleScan(1, { scanner: 'left bench', listVersions }));
    outbox.quarantine(scan.scanId, { cause: 'value-too-long', errorNumber: 1406, message: 'too long' }, 0);
    outbox.requeue([scan.scanId], { by: 'OP9000', reason: 'column made wider', atMs: 1_000 });
    outbox.append(sampleVoid(scan), { shift: '2026-11-23/1', serverOffsetMs: null });
    expect(openKeeper().detail(scan.scanId)).toMatchObject({
      fields: scan.fields,
      state: 'pending',
      attempts: 1,
      refusal: { cause: 'value-too-long' },
      isVoided: true,
      scanner: 'left bench',
      listVersions,
      events: [{ event: 'requeued', by: 'OP9000', reason: 'column made wider' }],
      void: { operator: 'OP1234', reason: 'wrong label', state: 'pending' },
    });
  });

  it('of a scan that is not here is null', () => {
    expect(openKeeper().detail(sampleScan(1).scanId)).toBeNull();
  });
});
