/** What a person at the station can be; each may do all that the ones before may. */
export const roles = ['operator', 'supervisor', 'administrator'] as const;
export type Role = (typeof roles)[number];

/**
 * What not everybody may do, and from which role on. Scanning, undoing what one scanned oneself, looking at anything and
 * sending again are for everybody and stand in no table.
 */
export const lowestRole = {
  'void-others-scans': 'supervisor',
  'override-duplicate': 'supervisor',
  'decide-refused-scans': 'supervisor',
  'decide-differences': 'supervisor',
  'take-in-files': 'supervisor',
  'edit-workflows': 'supervisor',
  'set-up-scanners': 'supervisor',
  'export-history': 'supervisor',
  'change-volume': 'supervisor',
  'examine-database': 'supervisor',
  'manage-updates': 'supervisor',
  'set-up-station': 'supervisor',
  'leave-kiosk': 'administrator',
} as const satisfies Record<string, Role>;

/** Something that is not for everybody. */
export type Permission = keyof typeof lowestRole;

/** Whether a role includes a permission. */
export function mayDo(role: Role, permission: Permission): boolean {
  return roles.indexOf(role) >= roles.indexOf(lowestRole[permission]);
}
