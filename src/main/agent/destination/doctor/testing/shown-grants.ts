import { quoteName } from '../../schema/quote';
import { privilegesByTable } from '../../schema/station-grants';

/** The documented privileges as SHOW GRANTS writes them. */
export function shownGrants(database: string): string[] {
  return privilegesByTable.map(
    ([table, privileges]) =>
      `GRANT ${privileges} ON ${quoteName(database)}.${quoteName(table)} TO \`station\`@\`%\``,
  );
}
