import { createHash, randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** How long a supervisor's session lasts after it was last used. */
export const sessionIdleMs = 5 * 60_000;

/** Who has shown a PIN and has not signed out since. */
export interface Sessions {
  /** Opens one; `badge` null: the administrator of the configuration. Answers its token. */
  open(badge: string | null, wallMs: number): string;
  /** Whose session it is, and that it was used; null: there is none (any more). */
  use(token: string, wallMs: number): { badge: string | null } | null;
  end(token: string): void;
}

/** Keeps them in an open file of the lists: a restart of the agent signs nobody out. The file holds no token. */
export function createSessions(database: Database): Sessions {
  const write = database.prepare<[string, string | null, number]>(
    'INSERT OR REPLACE INTO session (token, badge, used_at) VALUES (?, ?, ?)',
  );
  const read = database.prepare<[string], { badge: string | null; used_at: number }>(
    'SELECT badge, used_at FROM session WHERE token = ?',
  );
  const remove = database.prepare<[string]>('DELETE FROM session WHERE token = ?');
  const removeOld = database.prepare<[number, number]>(
    'DELETE FROM session WHERE used_at < ? OR used_at > ?',
  );
  return {
    open: (badge, wallMs) => {
      const token = randomUUID();
      removeOld.run(wallMs - sessionIdleMs, wallMs);
      write.run(digest(token), badge, wallMs);
      return token;
    },
    use: (token, wallMs) => {
      removeOld.run(wallMs - sessionIdleMs, wallMs);
      const row = read.get(digest(token));
      if (row === undefined) return null;
      write.run(digest(token), row.badge, wallMs);
      return { badge: row.badge };
    },
    end: (token) => {
      remove.run(digest(token));
    },
  };
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
