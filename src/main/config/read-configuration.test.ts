import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from './schema';
import { readConfiguration, type ReadConfiguration } from './read-configuration';

const path = '/data/station.json';

function read(content: unknown, databaseUrl?: string): ReadConfiguration {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readConfiguration({ hostName: 'pc-17', setUp: null, file: { path, text }, databaseUrl });
}

describe('reading the configuration', () => {
  it('gives usable defaults when nothing is configured', () => {
    expect(readConfiguration({ hostName: 'pc-17', setUp: null, file: null, databaseUrl: undefined })).toEqual(
      {
        configuration: defaultConfiguration('pc-17'),
        problems: [],
      },
    );
  });

  it('takes every section of a good file', () => {
    const { configuration, problems } = read({
      stationName: 'LINE-3',
      database: { host: 'db', user: 'station', password: 'secret', database: 'quality' },
      relay: { intervalMs: 5_000 },
    });
    expect(problems).toEqual([]);
    expect(configuration.stationName).toBe('LINE-3');
    expect(configuration.database).toMatchObject({
      servers: [{ host: 'db', port: 3306 }],
      connectionLimit: 2,
    });
    expect(configuration.relay).toMatchObject({ intervalMs: 5_000, batchSize: 500 });
  });

  it('reports key, value and reason of a bad setting, and keeps the default of that section alone', () => {
    const { configuration, problems } = read({ stationName: 'LINE-3', relay: { batchSize: 'many' } });
    expect(configuration.stationName).toBe('LINE-3');
    expect(configuration.relay.batchSize).toBe(500);
    expect(problems).toEqual([
      {
        source: path,
        key: 'relay.batchSize',
        value: '"many"',
        reason: 'must be a whole number from 1 to 2000',
      },
    ]);
  });

  it('reports a setting it does not know', () => {
    const { problems } = read({ stationname: 'LINE-3' });
    expect(problems).toMatchObject(
      [{ key: 'stationname', value: '"LINE-3"', reason: /Unknown setting/ }].map((problem) => ({
        ...problem,
        reason: expect.stringMatching(problem.reason) as string,
      })),
    );
  });

  it('says in the words of the bad part what is wrong with a database', () => {
    const { configuration, problems } = read({
      database: { host: 'db', port: 70_000, user: 'u', database: 'd' },
    });
    expect(configuration.database).toBeNull();
    expect(problems.map((problem) => [problem.key, problem.value])).toEqual([['database.port', '70000']]);
  });

  it('ignores a key of a section that it does not know, and says so, and uses the rest of the section', () => {
    const { configuration, problems } = read({ relay: { intervalMs: 5_000, batchsize: 10 } });
    expect(configuration.relay.intervalMs).toBe(5_000);
    expect(problems.map((problem) => [problem.key, problem.value])).toEqual([['relay.batchsize', '10']]);
  });

  it('uses no database with a key that it does not know: it may be a misspelt demand for encryption', () => {
    const { configuration, problems } = read({
      database: { host: 'db', user: 'u', database: 'd', tsl: { mode: 'required' } },
    });
    expect(configuration.database).toBeNull();
    expect(problems.map((problem) => problem.key)).toEqual(['database.tsl']);
  });

  it('takes a workflow of another name with whatever fields it has', () => {
    const { workflow } = defaultConfiguration('pc-17');
    const fields = workflow.fields.filter((field) => field.name !== 'oc2');
    const { configuration, problems } = read({ workflow: { ...workflow, name: 'my-flow', fields } });
    expect(problems).toEqual([]);
    expect(configuration.workflow).toMatchObject({ name: 'my-flow', fields: { length: 4 } });
  });

  it('refuses a field that the table of the default workflow has no column for', () => {
    const { workflow } = defaultConfiguration('pc-17');
    const weight = { name: 'weight', label: 'Weight', noun: 'a weight', example: '12', pattern: '\\d+' };
    const { problems } = read({ workflow: { ...workflow, fields: [...workflow.fields, weight] } });
    expect(problems).toMatchObject([{ key: 'workflow.fields' }]);
    expect(problems[0]?.reason).toContain('give the workflow another name');
  });

  it('refuses a workflow without a field that its table needs', () => {
    const { workflow } = defaultConfiguration('pc-17');
    const fields = workflow.fields.filter((field) => field.name !== 'oc2');
    const { configuration, problems } = read({ workflow: { ...workflow, fields } });
    expect(problems.map((problem) => problem.key)).toEqual(['workflow.fields']);
    expect(configuration.workflow).toEqual(workflow);
  });

  it('reports a file that is not JSON and goes on with the defaults', () => {
    const { configuration, problems } = read('{ "stationName": ');
    expect(configuration).toEqual(defaultConfiguration('pc-17'));
    expect(problems).toMatchObject([{ source: path, key: '' }]);
    expect(problems[0]?.reason).toContain('not valid JSON');
  });

  it('reports a pattern that is not a regular expression', () => {
    const { workflow } = defaultConfiguration('pc-17');
    const fields = workflow.fields.map((field) =>
      field.name === 'cp' ? { ...field, pattern: 'CP(\\d' } : field,
    );
    const { configuration, problems } = read({ workflow: { ...workflow, fields } });
    expect(problems).toEqual([
      {
        source: path,
        key: 'workflow.fields.1.pattern',
        value: '"CP(\\\\d"',
        reason: 'is not a valid regular expression',
      },
    ]);
    expect(configuration.workflow).toEqual(workflow);
  });

  it('lets the environment override the database of the file but not its connection limit', () => {
    const { configuration } = read(
      { database: { host: 'old', user: 'u', database: 'd', connectionLimit: 4 } },
      'mariadb://station:p%40ss@new:3307/quality',
    );
    expect(configuration.database).toEqual({
      servers: [{ host: 'new', port: 3307 }],
      tls: null,
      user: 'station',
      password: 'p@ss',
      database: 'quality',
      connectionLimit: 4,
    });
  });

  it.each(['nonsense', 'http://db/quality', 'mariadb://db', 'mariadb://station:geheim@db:99999/quality'])(
    'reports the database URL %s without its password',
    (url) => {
      const { configuration, problems } = read({}, url);
      expect(configuration.database).toBeNull();
      expect(problems).toHaveLength(1);
      expect(problems[0]?.key).toBe('database');
      expect(JSON.stringify(problems)).not.toContain('geheim');
    },
  );

  it('never repeats a password of the file', () => {
    const { problems } = read({ database: { host: '', user: 'u', password: 'geheim', database: 'd' } });
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain('geheim');
  });

  it('takes what was answered during the first run where nothing else says otherwise', () => {
    const database = { host: 'db', port: 3306, user: 'station', password: 'secret', database: 'quality' };
    const setUp = {
      path: '/data/set-up.json',
      text: JSON.stringify({ isFinished: true, stationName: 'LINE-3', database }),
    };
    const answered = readConfiguration({ hostName: 'pc-17', setUp, file: null, databaseUrl: undefined });
    expect(answered.problems).toEqual([]);
    expect(answered.configuration).toMatchObject({
      stationName: 'LINE-3',
      database: { servers: [{ host: 'db', port: 3306 }], password: 'secret' },
    });
    const file = { path, text: '{"stationName": "LINE-4"}' };
    const databaseUrl = 'mariadb://other:word@elsewhere/quality';
    const { configuration } = readConfiguration({ hostName: 'pc-17', setUp, file, databaseUrl });
    expect(configuration).toMatchObject({
      stationName: 'LINE-4',
      database: { servers: [{ host: 'elsewhere' }], password: 'word' },
    });
  });

  it('names a damaged file of the first run, without its password, and goes on without it', () => {
    const setUp = { path: '/data/set-up.json', text: '{"database": {"password": "secret" ' };
    const read = readConfiguration({ hostName: 'pc-17', setUp, file: null, databaseUrl: undefined });
    expect(read.configuration).toEqual(defaultConfiguration('pc-17'));
    expect(read.problems).toMatchObject([{ source: '/data/set-up.json', key: '' }]);
    expect(JSON.stringify(read.problems)).not.toContain('secret');
  });
});
