import type { ConnectionStatus } from '../src/shared/status';

/* What the fleet bench and the processes that hold its stations say to each other. */

/** Bench -> stations. */
export type MessageToStations =
  | {
      type: 'start';
      databaseUrl: string;
      folder: string;
      firstNumber: number;
      count: number;
      scanEveryMs: number;
    }
  /** Scan no more, and answer how much is pending. */
  | { type: 'count-pending' }
  /** Stop every agent and answer what was saved. */
  | { type: 'stop' };

/** A change of what one station shows. */
export interface ShownConnection {
  stationName: string;
  /** Wall time, which all processes of one machine share. */
  atMs: number;
  state: ConnectionStatus['state'];
  /** Why, for a station that is not connected. */
  cause: string | null;
}

/** Stations -> bench. */
export type MessageFromStations =
  | { type: 'shown'; shown: ShownConnection }
  | { type: 'pending'; pending: number }
  /** Every scan whose append was answered with "saved". */
  | { type: 'stopped'; savedIds: string[]; refused: number };
