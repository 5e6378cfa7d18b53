const oldest = { major: 10, minor: 11 };

/** The oldest server with everything the tables and the delivery use; what is tested against. */
export const oldestServer = `${oldest.major}.${oldest.minor}`;

/** Whether a server's version text (`10.11.19-MariaDB-log`) is a MariaDB that is new enough. */
export function isSupportedMariadb(version: string): boolean {
  if (!/mariadb/i.test(version)) return false;
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}
