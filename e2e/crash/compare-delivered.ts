import { stationName, type Lane } from '../faults/world';
import type { Comparison } from '../faults/oracle';
import type { CrashStation } from './crash-station';

/** Compares the database with what the station promised, and with what it imported; answers sentences. */
export async function compareDelivered(lane: Lane, station: CrashStation): Promise<string[]> {
  const rows = await lane.readDelivered();
  if (station.outboxId === null) throw new Error('The station never opened its outbox.');
  const own = { sender: { station: stationName, outboxId: station.outboxId }, oracle: station.oracle };
  const quarantinedIds = station.quarantinedIds();
  return [own, ...station.foreignFiles].flatMap(({ sender, oracle }) =>
    toSentences(
      oracle.compare(
        rows.filter((row) => row['outbox_id'] === sender.outboxId),
        quarantinedIds,
        sender,
      ),
    ),
  );
}

function toSentences({ lost, doubled, changed, surplus }: Comparison): string[] {
  return Object.entries({ lost, doubled, changed, surplus }).flatMap(([kind, names]) =>
    names.map((name) => `${kind}: ${name}`),
  );
}
