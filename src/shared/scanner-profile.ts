import { z } from 'zod';

/** Codes with a longer median gap between keys than this are never taken for a scanner's: people begin at 120 ms. */
export const longestScanGapMs = 110;

/**
 * How a keyboard scanner behaves. Made by calibration; without one, `defaultProfile` fits scanners as they come out of
 * the box.
 */
export const scannerProfileSchema = z.strictObject({
  /** For people; it stands in the file a profile is exported to. */
  name: z.string().trim().min(1).max(64),
  /**
   * `us-physical`: the scanner is set to a US keyboard and its keys are read by their position, whatever the layout of
   * the PC. `host-key`: it is set to the layout of this PC, and the PC's own reading counts.
   */
  decode: z.enum(['us-physical', 'host-key']),
  /**
   * What ends a code. `any`: Enter, Tab or ETX. `enter`: a Tab is part of the code. `etx`: in a code that began with STX,
   * Enter and Tab are part of it. `none`: the scanner sends nothing, and silence ends its codes.
   */
  terminator: z.enum(['any', 'enter', 'tab', 'etx', 'none']),
  /** Characters the scanner puts before every code; taken off. */
  prefix: z.string().max(16),
  /** Whether an AIM symbology identifier precedes the code; `auto` takes off what looks like one. */
  symbology: z.enum(['auto', 'sent', 'none']),
  /** What the scanner sends where the label has a GS (FNC1), e.g. `{GS}` or `|`; empty when it sends GS itself. */
  gsReplacement: z.string().max(8),
  /** `compensated`: the scanner looks at Caps Lock and turns upper and lower case around by itself. */
  capsLock: z.enum(['ignored', 'compensated']),
  /** Codes whose median gap between keys is at most this are labelled `scan`, slower ones `manual`. */
  scanGapLimitMs: z.number().min(5).max(longestScanGapMs),
});
export type ScannerProfile = z.infer<typeof scannerProfileSchema>;

/** Fits scanners as they come out of the box. Source of the limit: scanners 1 to 20 ms, people 120 ms and more. */
export const defaultProfile: ScannerProfile = {
  name: 'keyboard scanner',
  decode: 'us-physical',
  terminator: 'any',
  prefix: '',
  symbology: 'auto',
  gsReplacement: '',
  capsLock: 'ignored',
  scanGapLimitMs: 50,
};

/** What the layout of a PC writes with some telling keys, by their physical names. */
export type PcLayout = Readonly<Record<string, string>>;

/** Marks a file as a scanner profile. */
export const keptProfileFormat = { format: 'scan-station-scanner-profile', formatVersion: 1 } as const;

/** A profile as it is kept on the PC and carried between stations. */
export const keptProfileSchema = z.strictObject({
  format: z.literal(keptProfileFormat.format),
  formatVersion: z.literal(keptProfileFormat.formatVersion),
  /** ISO 8601 with zone offset. */
  learntAt: z.iso.datetime({ offset: true }),
  /** Layout of the PC where it was learnt; null when it was not known. */
  pcLayout: z.record(z.string().max(32), z.string().max(8)).nullable(),
  profile: scannerProfileSchema,
});
export type KeptProfile = z.infer<typeof keptProfileSchema>;

/** What became of a profile's way to or from a file. */
export type ProfileFileAnswer =
  | { outcome: 'done'; file: string; kept: KeptProfile }
  | { outcome: 'cancelled' }
  /** Nothing was changed; the reason is in words. */
  | { outcome: 'refused'; reason: string };
