export { outboxFileName } from '../../../shared/outbox-file-name';

/** A wall time (milliseconds) as it stands in the names of copies: `2026-11-24T10-00-00-000Z`. */
export function fileStamp(wallMs: number): string {
  return new Date(wallMs).toISOString().replaceAll(':', '-').replace('.', '-');
}
