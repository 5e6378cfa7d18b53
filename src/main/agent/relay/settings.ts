import { z } from 'zod';
import { wholeNumber } from '../../../shared/whole-number';

/** How the relay works; every duration in milliseconds. */
export const relaySettingsSchema = z.strictObject({
  /** Pause between flushes, jittered by 20 % so that many stations do not march in step. */
  intervalMs: wholeNumber(200, 60_000).default(2_000),
  /** Entries in one transaction; up to eight times as many, 3,000 at most, while a backlog is drained briskly. */
  batchSize: wholeNumber(1, 2_000).default(500),
  /** Pause between two signs of life while there is nothing to deliver. */
  heartbeatMs: wholeNumber(5_000, 600_000).default(30_000),
});
export type RelaySettings = z.infer<typeof relaySettingsSchema>;
