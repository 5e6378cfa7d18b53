import { z } from 'zod';
import { checkOwnTable } from '../../shared/check-own-table';
import { errorText } from '../../shared/error-text';
import { chosenPreferencesSchema, type ChosenPreferences } from '../../shared/preferences';
import { serialScannersSchema } from '../../shared/serial-scanner';
import { defaultShifts, shiftsSchema } from '../../shared/shift';
import { targetPerHourSchema } from '../../shared/shift-report';
import { fgQuality } from '../../shared/ready-workflows';
import { reporting } from '../../shared/workflow-mistake';
import { workflowSchema, type Workflow } from '../../shared/workflow';
import { connectionOptions, databaseSettingsSchema, parseDatabaseUrl } from '../agent/destination/settings';
import { retentionSettingsSchema, type RetentionSettings } from '../agent/retention/settings';
import { signInSettingsSchema, type SignInSettings } from '../agent/people/settings';
import { referenceSettingsSchema, type ReferenceSettings } from '../agent/reference/settings';
import { metricsSettingsSchema, type MetricsSettings } from '../agent/metrics/settings';
import { relaySettingsSchema } from '../agent/relay/settings';
import { secondCopySettingsSchema, type SecondCopySettings } from '../agent/second-copy/settings';
import { updateSettingsSchema, type UpdateSettings } from '../updates/settings';

/** `database` in the file: parts, or one URL. */
const databaseSchema = z.union([
  databaseSettingsSchema,
  z
    .strictObject({ url: z.string(), ...connectionOptions })
    .transform(({ url, connectionLimit, tls }, context) => {
      try {
        const settings = parseDatabaseUrl(url);
        return { ...settings, connectionLimit, tls: tls ?? settings.tls };
      } catch (error) {
        const message = errorText(error);
        context.addIssue({ code: 'custom', path: ['url'], message });
        return z.NEVER;
      }
    }),
]);

/**
 * The sections of the configuration file. Each is read on its own: a section that cannot be used falls back to its
 * default and is reported, and the rest of the file still counts.
 */
export const sectionSchemas = {
  stationName: z.string().min(1).max(64),
  database: databaseSchema.nullable(),
  relay: relaySettingsSchema,
  shifts: shiftsSchema,
  targetPerHour: targetPerHourSchema.nullable(),
  retention: retentionSettingsSchema,
  secondCopy: secondCopySettingsSchema.nullable(),
  serialScanners: serialScannersSchema,
  workflow: workflowSchema.superRefine(refuseUnfit),
  updates: updateSettingsSchema.nullable(),
  kiosk: z.boolean(),
  preferences: chosenPreferencesSchema,
  signIn: signInSettingsSchema,
  reference: referenceSettingsSchema,
  metrics: metricsSettingsSchema.nullable(),
};

/** Told with the other settings, and not only when the workflow is examined. */
function refuseUnfit(workflow: Workflow, context: z.RefinementCtx): void {
  for (const found of checkOwnTable(workflow)) {
    const { error, params } = reporting(found);
    context.addIssue({ code: 'custom', path: found.path.split('.'), message: error, params });
  }
}

/** A usable configuration: every section filled. */
export interface Configuration {
  stationName: string;
  database: z.output<typeof databaseSchema> | null;
  relay: z.output<typeof relaySettingsSchema>;
  shifts: z.output<typeof shiftsSchema>;
  /** Rows hoped for in each hour of a shift; null: no target. */
  targetPerHour: number | null;
  retention: RetentionSettings;
  secondCopy: SecondCopySettings | null;
  serialScanners: z.output<typeof serialScannersSchema>;
  workflow: z.output<typeof workflowSchema>;
  /** Null: no updates are looked for. */
  updates: UpdateSettings | null;
  /** The window fills the screen and takes the keyboard back from others. */
  kiosk: boolean;
  /** How the window speaks, looks and sounds until somebody chooses otherwise at the station. */
  preferences: ChosenPreferences;
  signIn: SignInSettings;
  reference: ReferenceSettings;
  /** Null: the figures cannot be read from outside. */
  metrics: MetricsSettings | null;
}

/** The configuration of a station that was told nothing; `hostName` names it. */
export function defaultConfiguration(hostName: string): Configuration {
  return {
    stationName: hostName.slice(0, 64) || 'station',
    database: null,
    relay: relaySettingsSchema.parse({}),
    shifts: defaultShifts,
    targetPerHour: null,
    retention: retentionSettingsSchema.parse({}),
    secondCopy: null,
    serialScanners: [],
    workflow: fgQuality,
    updates: null,
    kiosk: false,
    preferences: {},
    signIn: signInSettingsSchema.parse({}),
    reference: referenceSettingsSchema.parse({}),
    metrics: null,
  };
}
