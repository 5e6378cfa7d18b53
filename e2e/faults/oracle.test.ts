import { describe, expect, it } from 'vitest';
import { sampleScan, sampleVoid } from '../support/sample-scans';
import { createOracle, type DeliveredItem } from './oracle';

const sender = { station: 'LINE-1', outboxId: '11111111-1111-4111-8111-111111111111' };
const scan = sampleScan(7, {
  scanner: 'left bench',
  override: { by: 'OP9000', duplicateOf: sampleScan(6).scanId },
  listVersions: { operators: 4, defects: null, products: 12 },
});
const cancelled = sampleVoid(scan);

const common = {
  station: sender.station,
  outbox_id: sender.outboxId,
  operator: 'OP1234',
  entered_by: 'scan',
};
const scanRow: DeliveredItem = {
  ...common,
  id: scan.scanId,
  seq: '1',
  cp: 'CP00000007-0001',
  oc1: 'OC00000007',
  oc2: 'OC00000007',
  defect: '000',
  approved: '1',
  scanner: 'left bench',
  supervisor: 'OP9000',
  operators_version: '4',
  defects_version: 'none',
  products_version: '12',
  captured_at: '2026-11-23 08:32:05.123',
  captured_offset_minutes: '120',
  shift: '2026-11-23/1',
};
const voidRow: DeliveredItem = {
  ...common,
  id: cancelled.scanId,
  seq: '2',
  voided_scan_id: scan.scanId,
  workflow: 'fg-quality',
  reason: 'wrong label',
  captured_at: '2026-11-23 08:40:00.000',
  captured_offset_minutes: '120',
  shift: '2026-11-23/1',
};

function compare(rows: DeliveredItem[], quarantinedIds: string[] = [], mayBeRefused = false) {
  const oracle = createOracle();
  oracle.sent(scan);
  oracle.saved(scan.scanId, 1);
  oracle.sent(cancelled);
  oracle.saved(cancelled.scanId, 2);
  if (mayBeRefused) oracle.mayBeRefused(scan.scanId);
  const found = oracle.compare(rows, new Set(quarantinedIds), sender);
  return (['lost', 'doubled', 'changed', 'surplus'] as const).filter((kind) => found[kind].length > 0);
}

describe('the oracle', () => {
  it('finds nothing when every saved item is there as it was sent', () => {
    expect(compare([scanRow, voidRow])).toEqual([]);
  });

  it('finds a saved item that is not there', () => {
    expect(compare([scanRow])).toEqual(['lost']);
  });

  it('finds an item that is there twice', () => {
    expect(compare([scanRow, scanRow, voidRow])).toEqual(['doubled']);
  });

  it('finds every changed column', () => {
    for (const column of Object.keys(scanRow).filter((name) => name !== 'id')) {
      expect(compare([{ ...scanRow, [column]: 'else' }, voidRow]), column).toEqual(['changed']);
    }
  });

  it('finds a row that nobody sent', () => {
    expect(compare([scanRow, voidRow, { ...scanRow, id: 'nobody' }])).toEqual(['surplus']);
  });

  it('accepts a scan in quarantine only where a rule of the database was to refuse it', () => {
    expect(compare([voidRow], [scan.scanId], true)).toEqual([]);
    expect(compare([voidRow], [scan.scanId])).toEqual(['lost']);
    expect(compare([scanRow, voidRow], [scan.scanId], true)).toEqual(['doubled']);
  });

  it('refuses to believe in two numbers for one scan', () => {
    const oracle = createOracle();
    oracle.sent(scan);
    oracle.saved(scan.scanId, 1);
    expect(() => {
      oracle.saved(scan.scanId, 2);
    }).toThrow(/as 1 and as 2/);
  });

  it('does not ask for an item that was sent and never confirmed, and accepts it', () => {
    const oracle = createOracle();
    oracle.sent(scan);
    expect(oracle.compare([], new Set(), sender).lost).toEqual([]);
    expect(oracle.compare([scanRow], new Set(), sender).surplus).toEqual([]);
  });
});
