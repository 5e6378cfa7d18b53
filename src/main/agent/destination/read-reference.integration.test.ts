import { createConnection, type Connection } from 'mariadb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { readListMark, readWholeList } from './read-reference';
import { createSession, type Session } from './session';

let database: PrivateMariadb;
let connection: Connection;

beforeAll(async () => {
  database = await startMariadb();
  connection = await createConnection(database.stationUrl);
});
afterAll(async () => {
  await connection.end();
  await database.stop();
});

it('a list and its mark are of one moment, whatever is written between the two readings', async () => {
  const session = createSession(connection);
  await database.query(`INSERT INTO operator (badge, name) VALUES ('OP1', 'Ana')`);
  let writes = 0;
  const disturbed: Session = {
    ...session,
    query: async (sql, values) => {
      if (sql.startsWith('SELECT badge AS code')) {
        await database.query(`INSERT INTO operator (badge, name) VALUES ('OP2', 'Nou')`);
        writes += 1;
      }
      return session.query(sql, values);
    },
  };
  const { mark, rows } = await readWholeList(disturbed, 'operators');
  expect(writes).toBe(1);
  expect(rows.map(({ code }) => code)).toEqual(['OP1']);
  expect(mark.count).toBe(1);
  const later = await readListMark(session, 'operators');
  expect(later.count).toBe(2);
  expect(later.sum).not.toBe(mark.sum);
});
