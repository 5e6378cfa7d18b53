import { planRows, type PlannedRow } from '../demo/operator';

/** What a soak is to be like. An hour here is one of the simulated shift. */
export interface SoakSettings {
  hours: number;
  scansPerHour: number;
  /** Real minutes the whole is to take; a machine that cannot keep up takes longer. */
  minutes: number;
  /** The program is ended and started again after as many hours. */
  restartEveryHours: number;
  /** Hours after each start that do not count: caches fill, code gets warm. */
  warmUpHours: number;
  seed: number;
}

/** What happens to the world, and before which row. */
export interface SoakEvent {
  beforeRow: number;
  kind: 'server-dies' | 'server-returns' | 'program-closes' | 'program-dies';
}

/** The rows of the shift, one every `rowEveryMs` of real time, and what happens in between. */
export interface SoakPlan {
  rows: readonly PlannedRow[];
  rowEveryMs: number;
  events: readonly SoakEvent[];
  /** A sample is taken after as many rows. */
  sampleEveryRows: number;
}

const samplesPerHour = 20;
/** A sample takes as long as several rows; a short form has fewer. */
const fewestRowsBetweenSamples = 20;
/** The server is away in the middle of every hour: for nine minutes of the shift, some seconds of real time. */
const outage = { from: 0.4, until: 0.55 };

/** Plans the shift: the same settings give the same rows and events. */
export function planSoak(settings: SoakSettings): SoakPlan {
  const { hours, scansPerHour, minutes, restartEveryHours, seed } = settings;
  const rowCount = Math.round(hours * scansPerHour);
  const outages = Array.from({ length: Math.ceil(hours) }, (_, hour): SoakEvent[] => [
    { beforeRow: Math.round((hour + outage.from) * scansPerHour), kind: 'server-dies' },
    { beforeRow: Math.round((hour + outage.until) * scansPerHour), kind: 'server-returns' },
  ]).filter(([, end]) => end !== undefined && end.beforeRow < rowCount);
  const restarts = Array.from(
    { length: Math.ceil(hours / restartEveryHours) - 1 },
    // In turns the way a person ends it, and the way a power cut does.
    (_, index): SoakEvent => ({
      beforeRow: Math.round((index + 1) * restartEveryHours * scansPerHour),
      kind: index % 2 === 0 ? 'program-closes' : 'program-dies',
    }),
  );
  return {
    rows: planRows(rowCount, seed),
    rowEveryMs: (minutes * 60_000) / rowCount,
    events: [...outages.flat(), ...restarts].toSorted((left, right) => left.beforeRow - right.beforeRow),
    sampleEveryRows: Math.max(fewestRowsBetweenSamples, Math.round(scansPerHour / samplesPerHour)),
  };
}
