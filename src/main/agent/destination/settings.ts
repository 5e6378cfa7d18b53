import { z } from 'zod';

/** How the station reaches MariaDB. */
export const databaseSettingsSchema = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(3306),
  user: z.string().min(1),
  password: z.string().default(''),
  database: z.string().min(1).max(64),
  /** Hard limit of simultaneous connections of this station. Design: small; 20 at most. */
  connectionLimit: z.int().min(1).max(20).default(2),
});
export type DatabaseSettings = z.infer<typeof databaseSettingsSchema>;

/** A database URL that cannot be used, in words; never contains the password. */
export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';
}

/**
 * Reads `mariadb://user:password@host:port/database` (also `mysql://`), percent-encoding resolved.
 * Throws a `DatabaseUrlError` that says which part is missing or wrong and never repeats the password.
 */
export function parseDatabaseUrl(text: string): DatabaseSettings {
  if (!URL.canParse(text)) {
    throw new DatabaseUrlError(`is not a URL; expected mariadb://user:password@host:3306/database`);
  }
  const url = new URL(text);
  if (url.protocol !== 'mariadb:' && url.protocol !== 'mysql:') {
    throw new DatabaseUrlError(`begins with "${url.protocol}//"; expected "mariadb://"`);
  }
  const settings = databaseSettingsSchema.safeParse({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    user: decodePart(url.username),
    password: decodePart(url.password),
    database: decodePart(url.pathname.slice(1)),
  });
  if (settings.success) return settings.data;
  const parts = settings.error.issues.map((issue) => issue.path.join('.'));
  throw new DatabaseUrlError(
    `has no usable ${parts.join(' and ')}; expected mariadb://user:password@host:3306/database`,
  );
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new DatabaseUrlError('contains a "%" that is not part of an escape; write it as "%25"');
  }
}
