import type { StopReport } from './agent/protocol';

/** What the stopped agent left behind, in a sentence for the log. */
export function describeStop(report: StopReport | null): string {
  if (report === null) {
    return 'Stopped. The agent could not say any more what is waiting. Saved scans are safe on this PC; what is not sent yet will be sent after the next start.';
  }
  if (report.pending === null) return 'Stopped. The outbox was not open; nothing was changed in it.';
  const { pending, quarantined } = report;
  const refused =
    quarantined === null || quarantined === 0
      ? ''
      : ` ${countScans(quarantined)} refused by the database and kept here.`;
  if (pending === 0) return `Stopped. Nothing is waiting to be sent.${refused}`;
  return `Stopped. ${countScans(pending)} safe on this PC and will be sent after the next start.${refused}`;
}

function countScans(count: number): string {
  return count === 1 ? '1 scan is' : `${count} scans are`;
}
