import { z } from 'zod';

/** Bits per second a scanner can be set to. */
export const baudRates = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200] as const;

/** How a scanner on a serial port is found again and understood. */
export const serialScannerSchema = z
  .strictObject({
    /** Stored with every code it reads. */
    name: z.string().trim().min(1).max(64),
    /** Device path, e.g. `COM4` or `/dev/ttyACM0`; needed where the scanner has no USB numbers. */
    path: z.string().min(1).max(200).optional(),
    /** USB vendor and product, four hexadecimal digits each, and serial number: found again at any socket. */
    vendorId: z
      .string()
      .regex(/^[0-9a-f]{4}$/i, { error: 'must be four hexadecimal digits' })
      .optional(),
    productId: z
      .string()
      .regex(/^[0-9a-f]{4}$/i, { error: 'must be four hexadecimal digits' })
      .optional(),
    serialNumber: z.string().min(1).max(128).optional(),
    baudRate: z.literal(baudRates).default(9_600),
    /** What ends a code. `line`: CR, LF or both. `none`: the scanner sends nothing, and silence ends its codes. */
    terminator: z.enum(['line', 'tab', 'etx', 'none']).default('line'),
  })
  .refine(({ path, vendorId }) => path !== undefined || vendorId !== undefined, {
    error: 'needs "path" or "vendorId"',
  });
export type SerialScanner = z.output<typeof serialScannerSchema>;

/** The scanners of a station; names tell them apart. */
export const serialScannersSchema = z
  .array(serialScannerSchema)
  .max(8)
  .refine((scanners) => new Set(scanners.map(({ name }) => name)).size === scanners.length, {
    error: 'has two scanners of the same name',
  });

/** What a scanner is doing now. */
export interface SerialScannerStatus {
  name: string;
  /** `waiting`: it is not plugged in, or its port is held by another program; it is tried again by itself. */
  state: 'open' | 'waiting';
  /** Where it was found; null while it is not there. */
  path: string | null;
  /** Why it waits, as the system says it; empty while it is open. */
  detail: string;
}

/** A port of this PC on which a scanner may be. */
export interface SerialPortChoice {
  path: string;
  /** What the system knows about it, for people, e.g. `Honeywell Voyager 1450g`. */
  label: string;
  vendorId: string | null;
  productId: string | null;
  serialNumber: string | null;
}

/** A code that came through a serial port. */
export type SerialCode = {
  /** Name of the scanner. */
  device: string;
  /** Milliseconds of the agent's monotonic clock between the first byte and the end. */
  durationMs: number;
} & (
  { kind: 'code'; text: string } | { kind: 'too-long'; length: number } | { kind: 'unfinished'; text: string }
);

/** How the search for a scanner ended. */
export type SerialDetection =
  | { outcome: 'found'; port: SerialPortChoice; text: string; terminator: SerialScanner['terminator'] }
  /** Nobody scanned, or none of these ports is a scanner's; the list is for choosing by hand. */
  | { outcome: 'nothing-heard'; ports: SerialPortChoice[] }
  | { outcome: 'failed'; detail: string };
