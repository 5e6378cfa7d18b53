import type { z } from 'zod';
import { errorText } from '../../shared/error-text';
import type { ConfigurationProblem } from '../../shared/ipc';
import { DatabaseUrlError, parseDatabaseUrl } from '../agent/destination/settings';
import { defaultConfiguration, sectionSchemas, type Configuration } from './schema';

/** A file: its path and text, or why it could not be read. */
export type ConfigurationFile = { path: string; text: string } | { path: string; failure: string };

/** Everything the configuration is read from, already fetched, so that reading it is a pure function. */
export interface ConfigurationSources {
  hostName: string;
  /** What was answered during the first run; it ranks below everything else. Null when there is none. */
  setUp: ConfigurationFile | null;
  /** The configuration file; null when there is none. */
  file: ConfigurationFile | null;
  /** Value of SCAN_STATION_DATABASE_URL. */
  databaseUrl: string | undefined;
}

/** A configuration that can always be used, and everything in its sources that could not. */
export interface ReadConfiguration {
  configuration: Configuration;
  problems: ConfigurationProblem[];
}

/** Name of the environment variable that overrides the file's database. */
export const databaseUrlVariable = 'SCAN_STATION_DATABASE_URL';

/**
 * Reads the configuration. Never throws: what cannot be used is reported with key, value and reason, and its default
 * stands, because scanning must go on.
 */
export function readConfiguration(sources: ConfigurationSources): ReadConfiguration {
  const configuration = defaultConfiguration(sources.hostName);
  const problems: ConfigurationProblem[] = [];
  if (sources.setUp !== null) readFileInto(configuration, sources.setUp, problems, ['isFinished']);
  if (sources.file !== null) readFileInto(configuration, sources.file, problems);
  if (sources.databaseUrl !== undefined && sources.databaseUrl !== '') {
    readDatabaseUrlInto(configuration, sources.databaseUrl, problems);
  }
  return { configuration, problems };
}

function readFileInto(
  configuration: Configuration,
  file: ConfigurationFile,
  problems: ConfigurationProblem[],
  /** Keys of the file that are no settings. */
  others: readonly string[] = [],
): void {
  const refuseFile = (reason: string): void => {
    problems.push({ source: file.path, key: '', value: '', reason });
  };
  if ('failure' in file) {
    refuseFile(`The file could not be read: ${file.failure}.`);
    return;
  }
  let content: unknown;
  try {
    content = JSON.parse(file.text);
  } catch (error) {
    const message = errorText(error);
    // The message quotes the text around the mistake, where the password may stand.
    refuseFile(`The file is not valid JSON: ${message.replace(/,? ?(?:\.{3})?".*$/s, '')}.`);
    return;
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    refuseFile('The file must hold one JSON object.');
    return;
  }
  for (const [key, value] of Object.entries(content)) {
    if (others.includes(key)) continue;
    if (!isSection(key)) {
      const known = Object.keys(sectionSchemas).join(', ');
      problems.push({
        source: file.path,
        key,
        value: shortenUnknown(key, value),
        reason: `Unknown setting; known are ${known}.`,
      });
      continue;
    }
    const parsed = readSection(key, value);
    problems.push(...toProblems(file.path, key, value, parsed.issues));
    if (parsed.data !== undefined) Object.assign(configuration, { [key]: parsed.data });
  }
}

function readDatabaseUrlInto(
  configuration: Configuration,
  databaseUrl: string,
  problems: ConfigurationProblem[],
): void {
  try {
    const settings = parseDatabaseUrl(databaseUrl);
    const inFile = configuration.database;
    // Encryption that the file demands is never lost by naming another server.
    configuration.database =
      inFile === null
        ? settings
        : { ...settings, connectionLimit: inFile.connectionLimit, tls: settings.tls ?? inFile.tls };
  } catch (error) {
    if (!(error instanceof DatabaseUrlError)) throw error;
    problems.push({
      source: databaseUrlVariable,
      key: 'database',
      value: hidePassword(databaseUrl),
      reason: `The value ${error.message}.`,
    });
  }
}

/**
 * A key nobody knows costs only itself: the section is read again without it. Not so in `database`: there it may be a
 * misspelt demand for encryption, and nothing may be sent without it.
 */
function readSection(
  section: keyof typeof sectionSchemas,
  value: unknown,
): { data: unknown; issues: z.core.$ZodIssue[] } {
  const parsed = sectionSchemas[section].safeParse(value);
  if (parsed.success) return { data: parsed.data, issues: [] };
  const issues = parsed.error.issues.flatMap(mostSpecificIssues).flatMap(oneForEachKey);
  const unknownKeys = issues.filter((issue) => issue.code === 'unrecognized_keys');
  if (unknownKeys.length === 0 || section === 'database') return { data: undefined, issues };
  const again = readSection(section, withoutKeys(value, unknownKeys));
  return { data: again.data, issues: [...unknownKeys, ...again.issues] };
}

function oneForEachKey(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({
    ...issue,
    keys: [key],
    path: [...issue.path, key],
    message: 'Unknown setting.',
  }));
}

function withoutKeys(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const { path } of issues) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof parent === 'object' && parent !== null && key !== undefined)
      Reflect.deleteProperty(parent, key);
  }
  return copy;
}

function isSection(key: string): key is keyof typeof sectionSchemas {
  return Object.hasOwn(sectionSchemas, key);
}

function toProblems(
  source: string,
  section: string,
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
): ConfigurationProblem[] {
  return issues.map((issue) => {
    const path = [section, ...issue.path.map(String)];
    return {
      source,
      key: path.join('.'),
      value: (issue.code === 'unrecognized_keys' ? shortenUnknown : shorten)(
        path.join('.'),
        valueAt(value, issue.path),
      ),
      reason: issue.message,
    };
  });
}

/** A union reports "invalid input" for the whole; the branch that came nearest says what is really wrong. */
function mostSpecificIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.filter((branch) =>
    branch.every((inner) => inner.code !== 'invalid_type' || inner.path.length > 0),
  );
  const nearest = branches.toSorted((left, right) => left.length - right.length)[0];
  return nearest === undefined ? [issue] : nearest.flatMap(mostSpecificIssues);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

const secretKey = /pass|pwd|secret|token|url|hash/i;

const notShown = '(not shown)';

function shorten(key: string, value: unknown): string {
  if (value === undefined) return '(missing)';
  if ((key === 'database' || secretKey.test(key)) && typeof value === 'string') return hidePassword(value);
  if (key.startsWith('database') && typeof value === 'object') return notShown;
  const text = JSON.stringify(value, (inner, innerValue: unknown) =>
    secretKey.test(inner) ? '(hidden)' : innerValue,
  );
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Under a misspelt key of the database, or deeper inside of any, a password may stand under any name. */
function shortenUnknown(key: string, value: unknown): string {
  const mayHoldSecret = key.startsWith('database') || (typeof value === 'object' && value !== null);
  return mayHoldSecret ? notShown : shorten(key, value);
}

function hidePassword(text: string): string {
  if (!text.includes('://')) return '(hidden)';
  return text.replace(/(\/\/[^:@/]*):[^@]*@/, '$1:(hidden)@');
}
