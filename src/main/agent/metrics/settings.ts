import { z } from 'zod';
import { wholeNumber } from '../../../shared/whole-number';

/** Where the figures of a station can be read by a monitoring system. */
export const metricsSettingsSchema = z.strictObject({
  port: wholeNumber(1, 65_535),
  /** The address it listens at: this PC alone, unless IT opens it to the network. */
  address: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
});
export type MetricsSettings = z.infer<typeof metricsSettingsSchema>;
