/** `2026-11-23/Früh 1` as `shift-2026-11-23-fr-h-1`: letters and digits that every disk takes. */
export function reportFileName(shift: string): string {
  return `shift-${shift.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}
