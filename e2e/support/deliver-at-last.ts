import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { PrivateMariadb } from './mariadb';
import { waitUntil } from './wait-until';
import { fgQuality } from '../../src/shared/ready-workflows';
import { systemClock } from '../../src/main/clock';
import type { Entry } from '../../src/main/agent/entry';
import type { Destination } from '../../src/main/agent/destination/destination';
import { createMariadbDestination } from '../../src/main/agent/destination/mariadb-destination';
import { parseDatabaseUrl } from '../../src/main/agent/destination/settings';

/** Of every destination here. */
export const connectionLimit = 2;

/** A destination as the agent has it. */
export function openDestination(url: string): Destination {
  return createMariadbDestination({
    settings: { ...parseDatabaseUrl(url), connectionLimit },
    stationName: 'LINE-4',
    outboxId: randomUUID(),
    workflows: [fgQuality],
    clock: systemClock,
    log: () => undefined,
  });
}

/** Scans and voids that have arrived. */
export async function countRows(database: PrivateMariadb): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    'SELECT (SELECT COUNT(*) FROM fg_scan) + (SELECT COUNT(*) FROM scan_void) AS count',
  );
  return row?.count ?? 0;
}

/** Nothing of the station is left behind at the server. */
export async function waitUntilNoSession(database: PrivateMariadb): Promise<void> {
  await waitUntil('the station has no session', async () => (await database.stationSessions()) === 0);
}

/** Delivers until it works, as the relay does; answers how often it failed before. */
export async function deliverAtLast(destination: Destination, entries: readonly Entry[]): Promise<number> {
  for (let failures = 0; ; failures += 1) {
    try {
      const { deliveredIds } = await destination.deliver(entries);
      expect(new Set(deliveredIds)).toEqual(new Set(entries.map(({ scanId }) => scanId)));
      return failures;
    } catch (error) {
      expect(error).toMatchObject({ name: 'DestinationError', verdict: 'transient' });
      if (failures > 20) throw error;
    }
  }
}
