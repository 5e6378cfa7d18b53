import { z } from 'zod';
import { maximumStations, type DoctorReport } from './doctor';
import {
  historyPlaceSchema,
  historyQuerySchema,
  type EntryDetail,
  type HistoryPage,
  type HistoryPlace,
  type HistoryQuery,
} from './history';
import type { LedgerReport } from './ledger-report';
import type { PoolState } from './pool-state';
import { differenceKeySchema, type ListDifferences } from './list-differences';
import {
  personalRecordSchema,
  quarantinePageSchema,
  type PersonalRecord,
  type QuarantineCause,
  type QuarantinedEntry,
  type QuarantineExport,
  type QuarantineImport,
  type QuarantinePage,
} from './quarantine';
import {
  appendableSchema,
  appendTermsSchema,
  groupSchema,
  scanIdSchema,
  type Appendable,
  type AppendTerms,
  type GroupOfRows,
} from './scan';
import type { ReferenceCopies, ReferenceListName } from './reference';
import { shiftIdSchema, type ShiftReport } from './shift-report';
import { pinEntrySchema, sessionSchema, type PinAnswer, type PinEntry } from './sign-in';
import {
  baudRates,
  serialScannersSchema,
  type SerialCode,
  type SerialDetection,
  type SerialScanner,
  type SerialScannerStatus,
} from './serial-scanner';
import type { EntryChange, EntrySummary, StationStatus } from './status';

/*
 * The one map of everything that crosses a process border. Both sides derive their types from it.
 * Two borders: window <-> main (Electron IPC, in main-channels.ts) and window <-> agent (a message port main brokers).
 */

export * from './main-channels';
export { agentPortChannel, agentPortMessage } from './port-names';

/** The scan that a refused row repeats. */
export interface EarlierScan {
  scanId: string;
  operator: string;
  /** ISO 8601 with offset. */
  capturedAt: string;
  /** How long before the refused row; 0 where the clock was set back in between. */
  agoMs: number;
}

/** The answer to `append`: given only after the commit is on disk. */
export type AppendAnswer =
  | { outcome: 'saved'; seq: number; repeated: boolean }
  /** The same row was scanned within the window; nothing was stored. */
  | { outcome: 'duplicate'; earlier: EarlierScan }
  /** Nothing was stored; the reason is a code the window has a sentence for. */
  | {
      outcome: 'refused';
      reason:
        'outbox-unavailable' | 'conflict' | 'disk-full' | 'storage-failed' | 'not-allowed' | 'already-voided';
      detail: string;
    };

/** Window -> agent over the port: request and answer. */
export interface AgentRequests {
  /** Without terms nothing is looked up. */
  append: (item: Appendable, terms?: AppendTerms) => AppendAnswer;
  'get-status': () => StationStatus;
  /** The newest entries, newest first. */
  'recent-entries': (limit: number) => EntrySummary[];
  /** How many rows of an open group are stored and not cancelled. */
  'count-group': (group: GroupOfRows) => number;
  /** Sends what is pending now, without waiting for the timer or the backoff. */
  flush: () => void;
  /**
   * Examines the database server; the report follows as the event `doctor-report`, within about 16 s. `stations` is how
   * many share the server; null: as many as it has seen in the last 7 days. Fails when no database is configured.
   */
  'run-doctor': (stations: number | null) => void;
  /** The connections to the database; null when none is configured or the outbox is not open. */
  'pool-state': () => PoolState | null;

  /** The lists of the database as they are known here; changes come as the event `reference-changed`. */
  'reference-copies': () => ReferenceCopies;
  /** Opens a session for what is not for everybody. */
  'enter-pin': (entry: PinEntry) => PinAnswer;
  'end-session': (session: string) => void;

  /** What newer lists make of the recent scans that older ones judged; nothing is changed by it. Scans go first. */
  'list-differences': () => ListDifferences;
  /** A scan stays as it is: its differences (by their key) are not named again. Recorded with this name, or that of the PIN. */
  'leave-scan': (scanId: string, key: string, by: string) => void;

  // Refused scans. Each change is recorded with the reason and the name given, or the name of whoever has shown a PIN for it.
  'quarantined-entries': (page: QuarantinePage) => QuarantinedEntry[];
  'quarantine-causes': () => QuarantineCause[];
  /** Sends entries again; answers the ids that changed. */
  'requeue-entries': (scanIds: string[], record: PersonalRecord) => string[];
  /** Sends all of one cause again; answers how many. */
  'requeue-cause': (cause: string, record: PersonalRecord) => number;
  /** Decides that entries are not to be delivered; they are kept. Answers the ids that changed. */
  'discard-entries': (scanIds: string[], record: PersonalRecord) => string[];
  /** Writes the refused scans, all (null) or those of one cause, to a new file in the station's data folder. */
  'export-quarantine': (cause: string | null) => QuarantineExport;
  /** Takes in the text of such a file, whole or not at all. */
  'import-quarantine': (text: string, record: PersonalRecord) => QuarantineImport;

  /** Takes in a file of scans: a rescue file, an export, a second copy. What comes of it is in the status. */
  'import-file': (file: string, record: PersonalRecord) => void;
  /** Writes the undelivered scans on a dead PC's disk, or of a second copy, into a rescue file; see the status. */
  'rescue-from': (from: string) => void;
  /** A person has seen what became of the damaged files. */
  'note-salvages': () => void;

  /** A part of the scans that fit, newest first; to be asked again with its `next`. */
  'search-history': (query: HistoryQuery, place: HistoryPlace) => HistoryPage;
  /** Everything that is known of one scan; null: it is not on this PC. */
  'entry-detail': (scanId: string) => EntryDetail | null;

  /** What a shift (null: the present one) came to; it is counted slice by slice, and scans go first. */
  'shift-report': (shift: string | null) => ShiftReport;
  /** The counts of a shift (null: the present one) and what is known of their check. */
  ledger: (shift: string | null) => LedgerReport;
  /** Compares a shift, or everything (null), with the database; what it finds comes with the status. */
  'check-ledger': (shift: string | null) => 'started' | 'waits-for-database';
  /** The scanners on serial ports and how they are; changes come as the event `serial-scanners`. */
  'serial-scanners': () => { scanners: SerialScanner[]; status: SerialScannerStatus[] };
  /** Uses these scanners from now on, and after every start. */
  'use-serial-scanners': (scanners: SerialScanner[]) => void;
  /** Listens at all free ports for a minute; the first code that comes tells which one, as `serial-detection`. */
  'detect-serial-scanner': (baudRate: SerialScanner['baudRate']) => void;
  'stop-serial-detection': () => void;

  /** Sends again what the database has lost; answers how many entries. */
  'requeue-missing': (record: PersonalRecord) => number;
}

/** Longest text of an imported file, in characters: some 30,000 scans. */
const longestImport = 32 * 1024 * 1024;

const scanIdsSchema = z.array(scanIdSchema).min(1).max(1_000);
const pathSchema = z.string().min(1).max(4_000);
const causeSchema = z.string().min(1).max(64);
const shiftNameSchema = z.string().min(1).max(40);

/** Argument schemas of `AgentRequests`, checked by the agent before anything runs. */
export const agentRequestArguments = {
  append: z.tuple([appendableSchema, appendTermsSchema.optional()]),
  'get-status': z.tuple([]),
  'recent-entries': z.tuple([z.int().min(1).max(100)]),
  'count-group': z.tuple([groupSchema]),
  flush: z.tuple([]),
  'pool-state': z.tuple([]),
  'run-doctor': z.tuple([z.int().min(1).max(maximumStations).nullable()]),
  'quarantined-entries': z.tuple([quarantinePageSchema]),
  'quarantine-causes': z.tuple([]),
  'requeue-entries': z.tuple([scanIdsSchema, personalRecordSchema]),
  'requeue-cause': z.tuple([causeSchema, personalRecordSchema]),
  'discard-entries': z.tuple([scanIdsSchema, personalRecordSchema]),
  'export-quarantine': z.tuple([causeSchema.nullable()]),
  'import-quarantine': z.tuple([z.string().max(longestImport), personalRecordSchema]),
  'import-file': z.tuple([pathSchema, personalRecordSchema]),
  'rescue-from': z.tuple([pathSchema]),
  'note-salvages': z.tuple([]),
  'search-history': z.tuple([historyQuerySchema, historyPlaceSchema]),
  'entry-detail': z.tuple([scanIdSchema]),
  'shift-report': z.tuple([shiftIdSchema.nullable()]),
  ledger: z.tuple([shiftNameSchema.nullable()]),
  'check-ledger': z.tuple([shiftNameSchema.nullable()]),
  'requeue-missing': z.tuple([personalRecordSchema]),
  'reference-copies': z.tuple([]),
  'enter-pin': z.tuple([pinEntrySchema]),
  'end-session': z.tuple([sessionSchema]),
  'list-differences': z.tuple([]),
  'leave-scan': z.tuple([scanIdSchema, differenceKeySchema, z.string().min(1).max(64)]),
  'serial-scanners': z.tuple([]),
  'use-serial-scanners': z.tuple([serialScannersSchema]),
  'detect-serial-scanner': z.tuple([z.literal(baudRates)]),
  'stop-serial-detection': z.tuple([]),
} as const satisfies Record<keyof AgentRequests, z.ZodType>;

/** Agent -> window over the port: event and payload. */
export interface AgentEvents {
  /** A code that came through a serial port. */
  'serial-code': SerialCode;
  'serial-scanners': SerialScannerStatus[];
  'serial-detection': SerialDetection;
  status: StationStatus;
  'entries-changed': EntryChange[];
  'doctor-report': DoctorReport;
  /** A list has changed here. */
  'reference-changed': ReferenceListName;
}

export type AgentRequestName = keyof AgentRequests;
export type AgentEventName = keyof AgentEvents;

/** Envelopes on the port. `id` pairs an answer with its request. */
export const agentRequestEnvelopeSchema = z.strictObject({
  id: z.int().nonnegative(),
  request: z.enum(Object.keys(agentRequestArguments) as [AgentRequestName, ...AgentRequestName[]]),
  arguments: z.array(z.unknown()).max(4),
  /** Of a supervisor; null or left out: of anybody. */
  session: sessionSchema.nullable().optional(),
});
export type AgentRequestEnvelope = z.infer<typeof agentRequestEnvelopeSchema>;

export type AgentAnswerEnvelope =
  | { id: number; ok: true; value: unknown }
  /** `id` is null when the request itself could not be read. */
  | { id: number | null; ok: false; error: string };

export type AgentEventEnvelope = {
  [Name in AgentEventName]: { event: Name; payload: AgentEvents[Name] };
}[AgentEventName];

export type AgentMessage = AgentAnswerEnvelope | AgentEventEnvelope;
