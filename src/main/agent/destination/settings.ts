import { z } from 'zod';
import type { Workflow } from '../../../shared/workflow';

/** Where one server listens. */
const serverAddressSchema = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(3306),
});
export type ServerAddress = z.output<typeof serverAddressSchema>;

/** Servers in order of preference. */
export type Servers = [ServerAddress, ...ServerAddress[]];

/**
 * Encryption is demanded: nothing but the greeting of the server goes over the network in plain text. The server is
 * believed when its certificate was issued for its name by an authority of `caFile` (without one: a public authority), or
 * when it has exactly this `fingerprint`.
 */
const tlsSettingsSchema = z
  .strictObject({
    mode: z.literal('required', { error: 'must be "required"; leave "tls" out for no encryption' }),
    /** Path of a PEM file. */
    caFile: z.string().min(1).optional(),
    /** SHA-256 of the certificate itself, as `sha256:` and 64 hexadecimal digits; colons between them are allowed. */
    fingerprint: z
      .string()
      .regex(/^sha256:([0-9a-f]{2}:?){31}[0-9a-f]{2}$/i, 'must be "sha256:" and 64 hexadecimal digits')
      .optional(),
  })
  .refine(({ caFile, fingerprint }) => caFile === undefined || fingerprint === undefined, {
    error: 'takes "caFile" or "fingerprint", not both',
  });
export type TlsSettings = z.output<typeof tlsSettingsSchema>;

/** What can stand beside the parts of the address, or beside a URL. */
export const connectionOptions = {
  /** Hard limit of simultaneous connections of this station, over all servers together. Design: small; 20 at most. */
  connectionLimit: z.int().min(1).max(20).default(2),
  tls: tlsSettingsSchema.nullable().default(null),
};

/** How the station reaches MariaDB. One server is a list of one. */
export const databaseSettingsSchema = z
  .strictObject({
    host: serverAddressSchema.shape.host.optional(),
    port: serverAddressSchema.shape.port.unwrap().optional(),
    /** In order of preference. */
    servers: z.tuple([serverAddressSchema], serverAddressSchema).optional(),
    user: z.string().min(1),
    password: z.string().default(''),
    database: z.string().min(1).max(64),
    ...connectionOptions,
  })
  .transform(({ host, port, servers, ...rest }, context) => {
    if (servers !== undefined && host === undefined && port === undefined) return { servers, ...rest };
    if (servers === undefined && host !== undefined) {
      const only: Servers = [serverAddressSchema.parse({ host, port })];
      return { servers: only, ...rest };
    }
    const message =
      servers === undefined
        ? 'is missing; name the server, or several of them as "servers"'
        : 'cannot stand beside "servers"; put it into the list';
    context.addIssue({ code: 'custom', path: ['host'], message });
    return z.NEVER;
  });
export type DatabaseSettings = z.output<typeof databaseSettingsSchema>;

/** A database URL that cannot be used, in words; never contains the password. */
export class DatabaseUrlError extends Error {
  override readonly name = 'DatabaseUrlError';
}

/**
 * Reads `mariadb://user:password@host:port/database` (also `mysql://`), percent-encoding resolved; `?tls=required` at its
 * end demands encryption with a certificate of a public authority. Throws a `DatabaseUrlError` that says which part is
 * missing or wrong and never repeats the password.
 */
export function parseDatabaseUrl(text: string): DatabaseSettings {
  if (!URL.canParse(text)) {
    throw new DatabaseUrlError(`is not a URL; expected mariadb://user:password@host:3306/database`);
  }
  const url = new URL(text);
  if (url.protocol !== 'mariadb:' && url.protocol !== 'mysql:') {
    throw new DatabaseUrlError(`begins with "${url.protocol}//"; expected "mariadb://"`);
  }
  if (url.search !== '' && url.search !== '?tls=required') {
    throw new DatabaseUrlError(
      `ends with an unknown option; the only one is "?tls=required", everything else belongs into the file`,
    );
  }
  const settings = databaseSettingsSchema.safeParse({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    user: decodePart(url.username),
    password: decodePart(url.password),
    database: decodePart(url.pathname.slice(1)),
    tls: url.search === '' ? null : { mode: 'required' },
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

/** What a doctor examines a server for. */
export interface DoctorTask {
  settings: DatabaseSettings;
  stationName: string;
  /** Those of the station; some may be mapped onto existing tables. */
  workflows: readonly Workflow[];
  /** How many stations share the server; null: as many as it has seen in the last week. */
  stations: number | null;
}
