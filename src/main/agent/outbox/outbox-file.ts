/** Name of the outbox file inside the station's data folder. */
export const outboxFileName = 'outbox.sqlite';

/** A wall time (milliseconds) as it stands in the names of copies: `2026-11-24T10-00-00-000Z`. */
export function fileStamp(wallMs: number): string {
  return new Date(wallMs).toISOString().replaceAll(':', '-').replace('.', '-');
}
