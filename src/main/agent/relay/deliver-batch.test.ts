import { describe, expect, it } from 'vitest';
import { sampleScan } from '../../../../e2e/support/sample-scans';
import { letOthersRun } from '../../clock';
import { DestinationError, type Destination } from '../destination/destination';
import type { Entry } from '../entry';
import { deliverBatch } from './deliver-batch';

/*
 * The destination is scripted here, because the subject is the splitting alone; relay.integration.test.ts
 * does the same against a real server.
 */

function entries(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const item = sampleScan(index);
    return {
      seq: index + 1,
      scanId: item.scanId,
      item,
      shift: 's',
      serverOffsetMs: null,
      state: 'pending',
      attempts: 0,
      origin: null,
    };
  });
}

interface ScriptedDestination extends Pick<Destination, 'deliver'> {
  batchSizes: number[];
}

/** Refuses every batch that holds a bad entry, as a server does that only names the first error. */
function refusing(isBad: (entry: Entry) => boolean, errorNumber = 1406): ScriptedDestination {
  const batchSizes: number[] = [];
  return {
    batchSizes,
    deliver: (batch) => {
      batchSizes.push(batch.length);
      if (batch.some(isBad)) {
        const refusal = { cause: 'value-too-long', errorNumber, message: 'Data too long' };
        return Promise.reject(new DestinationError('permanent', 'unknown', refusal));
      }
      return Promise.resolve({ deliveredIds: batch.map((entry) => entry.scanId), refused: [] });
    },
  };
}

const deliver = (
  batch: Entry[],
  destination: ScriptedDestination,
  onDelivered = (_: readonly Entry[]): void => undefined,
) => deliverBatch(batch, destination as unknown as Destination, onDelivered, letOthersRun);

describe('delivering a batch', () => {
  it('delivers a good batch in one piece', async () => {
    const destination = refusing(() => false);
    const outcome = await deliver(entries(500), destination);
    expect(destination.batchSizes).toEqual([500]);
    expect(outcome.deliveredIds).toHaveLength(500);
  });

  it('finds one bad row among 500 and delivers the other 499 in order', async () => {
    const batch = entries(500);
    const destination = refusing((entry) => entry.seq === 137);
    const outcome = await deliver(batch, destination);
    expect(outcome.refused.map((refused) => refused.scanId)).toEqual([batch[136]?.scanId]);
    expect(outcome.deliveredIds).toEqual(
      batch.filter((entry) => entry.seq !== 137).map((entry) => entry.scanId),
    );
    expect(destination.batchSizes.length).toBeLessThan(20);
  });

  it('finds every bad row, wherever they stand', async () => {
    const bad = new Set([1, 2, 250, 499, 500]);
    const outcome = await deliver(
      entries(500),
      refusing((entry) => bad.has(entry.seq)),
    );
    expect(outcome.refused).toHaveLength(5);
    expect(outcome.deliveredIds).toHaveLength(495);
  });

  it('refuses every row of a batch in which none is good, each for itself', async () => {
    const outcome = await deliver(
      entries(20),
      refusing(() => true),
    );
    expect(outcome.refused).toHaveLength(20);
  });

  it('reports what was committed before an outage interrupts the splitting, and blames no row', async () => {
    const batch = entries(8);
    const committed: string[] = [];
    const splitting = refusing((entry) => entry.seq === 8);
    const destination: ScriptedDestination = {
      ...splitting,
      deliver: (part) =>
        part[0]?.seq === 5
          ? Promise.reject(
              new DestinationError('transient', 'connection-lost', {
                cause: '',
                errorNumber: null,
                message: 'gone',
              }),
            )
          : splitting.deliver(part),
    };
    await expect(
      deliver(batch, destination, (entries) => committed.push(...entries.map(({ scanId }) => scanId))),
    ).rejects.toMatchObject({
      verdict: 'transient',
    });
    expect(committed).toEqual(batch.slice(0, 4).map((entry) => entry.scanId));
  });
});
