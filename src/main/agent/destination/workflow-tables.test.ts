import { describe, expect, it } from 'vitest';
import { sampleScan, sampleVoid } from '../../../../e2e/support/sample-scans';
import type { Appendable } from '../../../shared/scan';
import type { Entry } from '../entry';
import { fgQuality } from '../../../shared/ready-workflows';
import type { Workflow } from '../../../shared/workflow';
import { createTargets } from './targets';

const sender = { stationName: 'LINE-4', outboxId: '0193d1d0-0000-7000-8000-00000000000f' };

function entryOf(item: Appendable, seq = 7): Entry {
  const { scanId } = item;
  return {
    seq,
    scanId,
    item,
    shift: '2026-11-23/1',
    serverOffsetMs: null,
    state: 'pending',
    attempts: 0,
    origin: null,
  };
}

/** What is kept beside the codes of a scan. */
const judged = {
  scanner: 'left bench',
  override: { by: 'OP9000', duplicateOf: sampleScan(2).scanId },
  listVersions: { operators: 3, defects: null, products: 12 },
};

const goodsIn: Workflow = { ...fgQuality, name: 'goods-in', version: 3 };
const workflows = [fgQuality, goodsIn];

function rowOf(item: Appendable): Record<string, string | number | null | undefined> {
  const entry = entryOf(item);
  const own = createTargets(workflows)(entry)?.own;
  if (own === undefined) throw new Error('no table');
  const row = own.toRow(entry, sender);
  expect(row).toHaveLength(own.columns.length);
  return Object.fromEntries(own.columns.map((column, index) => [column, row[index]]));
}

/** As the connector tells them apart: nothing goes as text. */
const kindOf = (value: unknown): string => (typeof value === 'number' ? 'number' : 'text');

describe('the row of a scan', () => {
  it('holds every field, the sender, and the time of capture in UTC', () => {
    const scan = sampleScan(1, judged);
    expect(rowOf(scan)).toEqual({
      scan_id: scan.scanId,
      station: 'LINE-4',
      outbox_id: sender.outboxId,
      seq: 7,
      operator: 'OP1234',
      captured_at: '2026-11-23 08:32:05.123',
      captured_offset_minutes: 120,
      shift: '2026-11-23/1',
      entered_by: 'scan',
      scanner: 'left bench',
      supervisor: 'OP9000',
      operators_version: '3',
      defects_version: null,
      products_version: '12',
      cp: 'CP00000001-0001',
      oc1: 'OC00000001',
      oc2: 'OC00000001',
      defect: '000',
      approved: '1',
    });
  });

  it('is not approved with a defect', () => {
    expect(rowOf(sampleScan(1, { fields: { defect: '101' } }))).toMatchObject({ approved: '0', cp: null });
  });

  it('has values of one kind in each column, so that a batch is one packet', () => {
    const kinds = [judged, {}].map((changes) =>
      Object.entries(rowOf(sampleScan(1, changes))).map(([column, value]) => [column, kindOf(value)]),
    );
    expect(kinds[0]).toEqual(kinds[1]);
  });
});

describe('the row of a scan of which nothing else is known', () => {
  it('says so by NULL: it came through the keyboard, nobody let it pass, and no list was known', () => {
    expect(rowOf(sampleScan(1))).toMatchObject({
      scanner: null,
      supervisor: null,
      operators_version: null,
      defects_version: null,
      products_version: null,
    });
  });
});

describe('the row of a void', () => {
  it('names the scan it cancels and keeps its own key', () => {
    const scan = sampleScan(1);
    const cancel = sampleVoid(scan);
    expect(rowOf(cancel)).toMatchObject({
      void_id: cancel.scanId,
      voided_scan_id: scan.scanId,
      workflow: 'fg-quality',
      reason: 'wrong label',
    });
  });
});

describe('the row of a scan of a workflow without a table of its own', () => {
  it('holds the fields by name, and what the workflow says of them', () => {
    const scan = sampleScan(1, { workflow: 'goods-in', workflowVersion: 2, ...judged });
    const row = rowOf(scan);
    expect(row).toMatchObject({
      scan_id: scan.scanId,
      workflow: 'goods-in',
      workflow_version: '2',
      approved: '1',
      scanner: 'left bench',
      supervisor: 'OP9000',
      operators_version: '3',
      defects_version: null,
      products_version: '12',
    });
    expect(JSON.parse(String(row['fields']))).toEqual(scan.fields);
  });
});
