import { systemClock } from '../src/main/clock';
import type { MessageFromStations, MessageToStations } from './fleet-messages';
import { startFleetStation, type FleetStation } from './fleet-station';

/* A process of the fleet bench: many stations, told what to do by messages of the bench. */

const stations: FleetStation[] = [];
const savedIds: string[] = [];
let refused = 0;

process.on('message', (data) => {
  // Only the bench that forked this process can send here.
  const message = data as MessageToStations;
  if (message.type === 'start') start(message);
  else if (message.type === 'count-pending') countPending();
  else void stop();
});

function tell(message: MessageFromStations): void {
  process.send?.(message);
}

function start(fleet: MessageToStations & { type: 'start' }): void {
  for (let number = fleet.firstNumber; number < fleet.firstNumber + fleet.count; number += 1) {
    const stationName = `STATION-${number}`;
    let last = '';
    stations.push(
      startFleetStation({
        ...fleet,
        stationName,
        onShown: (connection) => {
          const cause = 'cause' in connection ? connection.cause : null;
          if (last === `${connection.state} ${cause}`) return;
          last = `${connection.state} ${cause}`;
          tell({
            type: 'shown',
            shown: { stationName, atMs: systemClock.wallMs(), state: connection.state, cause },
          });
        },
        onSaved: (scanId) => savedIds.push(scanId),
        onRefused: () => {
          refused += 1;
        },
      }),
    );
  }
}

function countPending(): void {
  for (const station of stations) station.stopScanning();
  tell({ type: 'pending', pending: stations.reduce((sum, station) => sum + station.pending(), 0) });
}

async function stop(): Promise<void> {
  await Promise.all(stations.map((station) => station.stop()));
  tell({ type: 'stopped', savedIds, refused });
  process.disconnect();
}
