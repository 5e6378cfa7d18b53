import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  decision,
  firstDayMs,
  openOutboxOfDays,
  refusal,
  type OutboxOfDays,
} from '../../../../e2e/support/outbox-of-days';
import { sampleVoid } from '../../../../e2e/support/sample-scans';
import type { AppendTerms, Scan } from '../../../shared/scan';

describe('the retention of rows that belong together', () => {
  let station: OutboxOfDays;
  beforeEach(() => {
    station = openOutboxOfDays();
  });
  afterEach(() => {
    station.end();
  });

  const groupOf = (role: 'child' | 'closing'): AppendTerms => ({
    duplicates: null,
    group: { parent: 'box', role },
  });
  let parts = 0;
  const inBox = (): Scan => {
    parts += 1;
    return station.next({ fields: { badge: 'OP1234', box: 'BX1', part: `P${parts}` } });
  };
  const count = (): number =>
    station.outbox.countGroup({ workflow: 'fg-quality', parent: 'box', value: 'BX1' });

  it('counts the children of an open group when some, and then all, of them were pruned', () => {
    const undone = inBox();
    station.append(0, [inBox(), undone, inBox()], groupOf('child'));
    station.append(0, [sampleVoid(undone)]);
    station.deliver(0);
    station.append(1, [inBox()], groupOf('child'));
    station.deliver(1);
    station.live(2, 1, 1);
    expect(count()).toBe(3);
    expect(station.prune(2)).toBe(3);
    expect(count()).toBe(3);
    expect(station.prune(1)).toBe(2);
    expect(count()).toBe(3);
    station.append(3, [inBox()], groupOf('child'));
    expect(count()).toBe(4);
  });

  it('counts from the closing on, whether that and what came before were pruned or not', () => {
    station.append(0, [inBox(), inBox()], groupOf('child'));
    station.deliver(0);
    station.live(1, 1, 1);
    expect(station.prune(1)).toBe(2);
    station.append(1, [inBox()], groupOf('closing'));
    expect(count()).toBe(0);
    station.append(1, [inBox()], groupOf('child'));
    station.deliver(1);
    station.live(2, 1, 1);
    expect(count()).toBe(1);
    expect(station.prune(1)).toBe(3);
    expect(count()).toBe(1);
  });

  it('keeps a closing while a child before it is here', () => {
    const refused = inBox();
    station.append(0, [refused, inBox()], groupOf('child'));
    station.append(0, [inBox()], groupOf('closing'));
    station.outbox.quarantine(refused.scanId, refusal, firstDayMs);
    station.deliver(0);
    station.live(1, 1, 1);
    expect(station.prune(1)).toBe(1);
    expect(count()).toBe(0);
    station.outbox.requeue([refused.scanId], decision);
    station.deliver(1);
    station.live(2, 1, 1);
    expect(station.prune(1)).toBe(3);
    expect(count()).toBe(0);
  });
});
