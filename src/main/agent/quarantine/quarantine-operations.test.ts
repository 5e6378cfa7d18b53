import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../../../e2e/support/manual-clock';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { toLine } from '../entry-file/checked-line';
import { openOutbox } from '../outbox/open-outbox';
import type { Outbox } from '../outbox/outbox';
import { createQuarantineOperations, type QuarantineOperations } from './quarantine-operations';

const context = { shift: '2026-11-23/1', serverOffsetMs: 40 };
const record = { by: 'OP9000', reason: 'checked with the line leader' };
const tooLong = {
  cause: 'value-too-long',
  errorNumber: 1406,
  message: `Data too long for column 'cp' at row 1`,
};
const refusedByCheck = { cause: 'constraint', errorNumber: 4025, message: 'CONSTRAINT `known_cp` failed' };

/** A station with its outbox and the operations on it. */
interface Station {
  outbox: Outbox;
  operations: QuarantineOperations;
  pending: string[];
  close: () => void;
}

describe('the operations on refused scans', () => {
  let clock: ManualClock;
  let stations: Station[];

  const openStation = (stationName: string): Station => {
    const home = createTemporaryFolder('operations');
    const opened = openOutbox({ dataFolder: home.folder, wallMs: clock.wallMs() });
    if (opened.state !== 'ready') throw new Error(JSON.stringify(opened));
    const { outbox } = opened;
    const pending: string[] = [];
    const operations = createQuarantineOperations({
      outbox,
      stationName,
      exportFolder: `${home.folder}/exports`,
      clock,
      log: () => undefined,
      onPending: (scanIds) => pending.push(...scanIds),
      onDiscarded: () => undefined,
    });
    const close = (): void => {
      outbox.close();
      home.remove();
    };
    const station = { outbox, operations, pending, close };
    stations.push(station);
    return station;
  };

  /** A station at which this many scans were refused, the last one for another cause. */
  const openRefusedStation = (stationName: string, count: number): Station => {
    const station = openStation(stationName);
    for (let number = 1; number <= count; number += 1) {
      const scan = sampleScan(number);
      station.outbox.append(scan, context);
      station.outbox.quarantine(scan.scanId, number === count ? refusedByCheck : tooLong, clock.wallMs());
    }
    return station;
  };

  const exportText = ({ operations }: Station, cause: string | null = null): string =>
    readFileSync(operations.exportToFile(cause).file, 'utf8');

  beforeEach(() => {
    clock = createManualClock();
    stations = [];
  });
  afterEach(() => {
    for (const station of stations) station.close();
  });

  it('tells which entries are pending again, and tells nothing when none is', () => {
    const { outbox, operations, pending } = openRefusedStation('LINE-1', 3);
    expect(operations.requeueCause('no such cause', record)).toBe(0);
    expect(pending).toEqual([]);
    expect(operations.requeueCause('value-too-long', record)).toBe(2);
    expect(pending).toEqual(outbox.pendingEntries(10).map(({ scanId }) => scanId));
  });

  it('carries every entry from one station to another, with its scanId, its number and its refusal', () => {
    const source = openRefusedStation('LINE-1', 205);
    const target = openStation('LINE-2');
    const text = exportText(source);
    expect(target.operations.importText(text, record)).toEqual({
      outcome: 'imported',
      imported: 205,
      alreadyHere: 0,
    });
    const arrived = target.outbox.pendingEntries(300);
    const sent = source.operations.list({ afterSeq: 0, limit: 100, withDiscarded: false });
    expect(arrived.slice(0, 100).map(({ item, origin, shift }) => ({ item, origin, shift }))).toEqual(
      sent.map(({ item, seq, shift }) => ({
        item,
        origin: { station: 'LINE-1', outboxId: source.outbox.outboxId, seq },
        shift,
      })),
    );
    expect(target.pending).toHaveLength(205);
    expect(source.outbox.counts().quarantined).toBe(205);
    expect(target.operations.importText(text, record)).toMatchObject({ imported: 0, alreadyHere: 205 });
    expect(source.operations.importText(text, record)).toMatchObject({ imported: 0, alreadyHere: 205 });
  });

  it('keeps the first number of an entry that travels twice', () => {
    const first = openRefusedStation('LINE-1', 1);
    const second = openStation('LINE-2');
    second.outbox.append(sampleScan(50), context);
    second.operations.importText(exportText(first), record);
    const [, entry] = second.outbox.pendingEntries(2);
    second.outbox.quarantine(entry?.scanId ?? '', tooLong, clock.wallMs());
    const third = openStation('LINE-3');
    third.operations.importText(exportText(second), record);
    expect(third.outbox.pendingEntries(1)[0]?.origin).toEqual({
      station: 'LINE-1',
      outboxId: first.outbox.outboxId,
      seq: 1,
    });
  });

  it('exports those of one cause alone, without the discarded ones, to a file of its own each time', () => {
    const { operations } = openRefusedStation('LINE-1', 3);
    const [discarded] = operations.list({ afterSeq: 0, limit: 1, withDiscarded: false });
    operations.discard([discarded?.item.scanId ?? ''], record);
    const first = operations.exportToFile('value-too-long');
    expect(first.count).toBe(1);
    clock.advance(1);
    const second = operations.exportToFile(null);
    expect(second.count).toBe(2);
    expect(second.file).not.toBe(first.file);
  });

  it('carries voids as well', () => {
    const source = openStation('LINE-1');
    const event = sampleVoid(sampleScan(1));
    source.outbox.append(event, context);
    source.outbox.quarantine(event.scanId, tooLong, clock.wallMs());
    const target = openStation('LINE-2');
    target.operations.importText(exportText(source), record);
    expect(target.outbox.pendingEntries(1)[0]?.item).toEqual(event);
  });

  const forge = (line: string, edit: (record: { entry: Record<string, unknown> }) => unknown): string => {
    const record = JSON.parse(line.slice(9)) as { entry: Record<string, unknown> };
    edit(record);
    return toLine(record).trimEnd();
  };
  const change = (text: string, edit: (lines: string[]) => unknown): string => {
    const lines = text.split('\n');
    edit(lines);
    return lines.join('\n');
  };

  it.each([
    ['is cut short', (text: string) => text.slice(0, -10), 'line 5', 'is damaged'],
    [
      'has lost its end',
      (text: string) => change(text, (lines) => lines.splice(4, 1)),
      '',
      'is cut short: its end is missing',
    ],
    ['is another text', () => '{"hello": 1}', '', 'is not a file of Scan Station'],
    [
      'is of a newer program',
      (text: string) =>
        change(
          text,
          (lines) => (lines[0] = forge(lines[0] ?? '', (head) => Object.assign(head, { version: 2 }))),
        ),
      'version',
      'is 2; this program reads version 1. Update the program.',
    ],
    [
      'has a single wrong character',
      (text: string) => text.replace('CP00000002', 'CP00000003'),
      'line 3',
      'does not fit its checksum',
    ],
    [
      'has a value of the wrong kind',
      (text: string) =>
        change(
          text,
          (lines) => (lines[1] = forge(lines[1] ?? '', ({ entry }) => (entry['attempts'] = 'many'))),
        ),
      'line 2: entry.attempts',
      'expected number',
    ],
    [
      'has a scan with a broken id',
      (text: string) =>
        change(
          text,
          (lines) =>
            (lines[2] = forge(
              lines[2] ?? '',
              ({ entry }) => ((entry['item'] as Record<string, unknown>)['scanId'] = 'x'),
            )),
        ),
      'line 3: entry.item.scanId',
      'Invalid',
    ],
    [
      'has an unknown key',
      (text: string) =>
        change(text, (lines) => (lines[3] = forge(lines[3] ?? '', ({ entry }) => (entry['note'] = 'hello')))),
      'line 4: entry',
      'note',
    ],
    [
      'has an entry twice',
      (text: string) => change(text, (lines) => lines.splice(2, 0, lines[1] ?? '')),
      'line 3: entry.item.scanId',
      'is the same as that of line 2',
    ],
  ] as [string, (text: string) => string, string, string][])(
    'refuses a file that %s, says where and what, and stores nothing',
    (_name, spoil, where, what) => {
      const text = exportText(openRefusedStation('LINE-1', 3));
      const target = openStation('LINE-2');
      const result = target.operations.importText(spoil(text), record);
      if (result.outcome !== 'refused') throw new Error(JSON.stringify(result));
      expect(result.problems[0]).toEqual({ where, what: expect.stringContaining(what) as string });
      expect(target.outbox.counts()).toMatchObject({ pending: 0, lastSeq: 0 });
    },
  );

  it('refuses a file whose entry contradicts what is here, and names the entry', () => {
    const source = openRefusedStation('LINE-1', 3);
    const target = openStation('LINE-2');
    const text = exportText(source);
    target.operations.importText(text, record);
    const forged = change(
      text,
      (lines) =>
        (lines[2] = forge(lines[2] ?? '', ({ entry }) => {
          (entry['item'] as { fields: Record<string, string> }).fields['defect'] = '101';
        })),
    );
    expect(target.operations.importText(forged, record)).toEqual({
      outcome: 'refused',
      problems: [{ where: 'entry 2', what: expect.stringContaining('with other codes') as string }],
    });
  });
});
