/** Longest text of a statement within a name. */
const nameLength = 48;

/** Statements that begin or end a transaction; SQLite itself calls them read-only. */
const transactionVerb = /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

/** Whether a statement can change the file; `isReadOnly` is what SQLite says of it. */
export function isEffect(sql: string, isReadOnly: boolean): boolean {
  return !isReadOnly || transactionVerb.test(sql.trim());
}

/** A short name for a statement: its beginning up to the first list or value, e.g. `INSERT INTO entry`. */
export function nameStatement(sql: string): string {
  const [head = ''] = sql
    .trim()
    .replaceAll(/\s+/g, ' ')
    .split(/ ?[(@]| VALUES| \?/);
  if (head.length <= nameLength) return head;
  return head.slice(0, head.lastIndexOf(' ', nameLength));
}

/** A short name for a file: without its folder, and with times and outboxIds in it left out. */
export function nameFile(file: string): string {
  const [base = ''] = file.split(/[/\\]/).slice(-1);
  return base
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d-]+Z/g, 'TIME')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'OUTBOX');
}

/** How often a point had come when it got this name: 2 for `after COMMIT #2`. */
export function countInName(step: string): number {
  return Number(/ #(\d+)$/.exec(step)?.[1] ?? 1);
}

/** Numbers names that come again, so that each moment has a name of its own: `after COMMIT`, `after COMMIT #2`. */
export function createStepCounter(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  };
}
