import { v7 as uuidv7 } from 'uuid';
import type { Scan, Void } from '../../src/shared/scan';

/** A valid scan of the default workflow; `number` makes its codes differ from others'. */
export function sampleScan(number: number, changes: Partial<Scan> = {}): Scan {
  const digits = String(number).padStart(8, '0');
  return {
    kind: 'scan',
    scanId: uuidv7(),
    workflow: 'fg-quality',
    workflowVersion: 1,
    fields: {
      badge: 'OP1234',
      cp: `CP${digits}-0001`,
      oc1: `OC${digits}`,
      oc2: `OC${digits}`,
      defect: '000',
    },
    operator: 'OP1234',
    enteredBy: 'scan',
    capturedAt: { wallTime: '2026-11-23T10:32:05.123+02:00', monotonicMs: 1_000 + number },
    ...changes,
  };
}

/** What is kept beside the codes of a scan; each of it is there or not. `random` is in [0, 1). */
export function sampleJudgement(random: () => number): Pick<Scan, 'scanner' | 'override' | 'listVersions'> {
  const version = (): number | null => (random() < 0.3 ? null : 1 + Math.floor(random() * 1_000));
  return {
    ...(random() < 0.5 ? {} : { scanner: 'left bench' }),
    ...(random() < 0.7 ? {} : { override: { by: 'OP9000', duplicateOf: uuidv7() } }),
    ...(random() < 0.3
      ? {}
      : { listVersions: { operators: version(), defects: version(), products: version() } }),
  };
}

/** An event that cancels `scan`. */
export function sampleVoid(scan: Scan): Void {
  return {
    kind: 'void',
    scanId: uuidv7(),
    workflow: scan.workflow,
    workflowVersion: scan.workflowVersion,
    fields: { voidedScanId: scan.scanId, reason: 'wrong label' },
    operator: scan.operator,
    enteredBy: 'scan',
    capturedAt: { wallTime: '2026-11-23T10:40:00.000+02:00', monotonicMs: 500_000 },
  };
}
