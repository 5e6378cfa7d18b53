import { capacityFaults } from './capacity-faults';
import { contentionFaults } from './contention-faults';
import { databaseFaults } from './database-faults';
import { diskFaults } from './disk-faults';
import type { Fault } from './fault';
import { networkFaults } from './network-faults';
import { processFaults } from './process-faults';
import { protocolFaults } from './protocol-faults';
import { serverFaults } from './server-faults';
import { surroundingsFaults } from './surroundings-faults';

/** Every fault there is. */
export const allFaults: readonly Fault[] = [
  ...serverFaults,
  ...networkFaults,
  ...protocolFaults,
  ...databaseFaults,
  ...contentionFaults,
  ...capacityFaults,
  ...diskFaults,
  ...processFaults,
  ...surroundingsFaults,
];
