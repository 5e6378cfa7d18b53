import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleScan } from '../../../e2e/support/sample-scans';
import { unknownLists } from '../../shared/reference';
import type { AppendAnswer } from '../../shared/ipc';
import type { StationStatus } from '../../shared/status';
import { serveWindow, type MessagePortLike } from './window-port';

const record = { by: 'OP9000', reason: 'a test' };
const status: StationStatus = {
  connection: { state: 'not-configured' },
  outbox: { state: 'ready', outboxId: 'x' },
  backlog: 0,
  oldestPending: null,
  quarantined: 0,
  waitingVoids: 0,
  ledger: { state: 'unchecked' },
  storage: { disk: { state: 'roomy' }, isOnNetwork: false },
  clock: { jump: null, serverOffsetMs: null },
  salvages: [],
  secondCopy: { state: 'off' },
  transfer: { state: 'idle' },
  reference: unknownLists,
  isManaged: false,
};

const notAsked = (): never => {
  throw new Error('This request is not part of the test.');
};

function wrap(port: MessagePort): MessagePortLike {
  return {
    postMessage: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', listener),
    close: () => {
      port.close();
    },
  };
}

const supervisor = '6fa459ea-ee8a-4ca4-894e-db77e160355e';

describe('serving a window', () => {
  let window: MessagePort;
  let appended: unknown[];
  let logged: string[];

  beforeEach(() => {
    const channel = new MessageChannel();
    window = channel.port1;
    appended = [];
    logged = [];
    serveWindow(
      wrap(channel.port2),
      {
        append: (item): AppendAnswer => {
          appended.push(item);
          return { outcome: 'saved', seq: 7, repeated: false };
        },
        'get-status': () => status,
        'recent-entries': () => {
          throw new Error('the disk is gone');
        },
        'count-group': () => 2,
        flush: () => undefined,
        'run-doctor': () => undefined,
        'pool-state': () => null,
        'search-history': notAsked,
        'entry-detail': notAsked,
        'quarantined-entries': notAsked,
        'quarantine-causes': () => [{ cause: 'value-too-long', count: 3 }],
        'requeue-entries': notAsked,
        'requeue-cause': (cause, { by }) => {
          appended.push([cause, by]);
          return 3;
        },
        'discard-entries': notAsked,
        'export-quarantine': notAsked,
        'import-quarantine': notAsked,
        'import-file': notAsked,
        'rescue-from': notAsked,
        'note-salvages': notAsked,
        'shift-report': notAsked,
        ledger: notAsked,
        'check-ledger': () => 'started',
        'requeue-missing': notAsked,
        'serial-scanners': notAsked,
        'use-serial-scanners': notAsked,
        'detect-serial-scanner': notAsked,
        'stop-serial-detection': notAsked,
        'reference-copies': notAsked,
        'enter-pin': ({ pin }) =>
          pin === '1234'
            ? Promise.resolve({ outcome: 'no-pin' })
            : Promise.reject(new Error('the file is gone')),
        'end-session': notAsked,
        'list-differences': notAsked,
        'leave-scan': (scanId, key, by) => {
          appended.push([scanId, key, by]);
        },
      },
      (request, session) => {
        if (request === 'rescue-from' && session !== supervisor) throw new Error('for supervisors');
        return session === supervisor ? 'OP5555' : null;
      },
      (_level, message) => logged.push(message),
      () => undefined,
    );
  });
  afterEach(() => {
    window.close();
  });

  const ask = async (message: unknown): Promise<unknown> => {
    window.postMessage(message);
    const [answer] = (await once(window, 'message')) as unknown[];
    return answer;
  };

  it('answers a request with the value of its handler', async () => {
    const scan = sampleScan(1);
    expect(await ask({ id: 3, request: 'append', arguments: [scan] })).toEqual({
      id: 3,
      ok: true,
      value: { outcome: 'saved', seq: 7, repeated: false },
    });
    expect(appended).toEqual([scan]);
  });

  it('records whoever has shown a PIN for a decision, whatever name the window gives', async () => {
    const { scanId } = sampleScan(1);
    const leave = { request: 'leave-scan', arguments: [scanId, 'defect:unknown', 'OP9000'] };
    await ask({ id: 1, ...leave });
    await ask({ id: 2, ...leave, session: supervisor });
    const cause = { request: 'requeue-cause', arguments: ['value-too-long', record] };
    await ask({ id: 3, ...cause, session: supervisor });
    expect(appended).toEqual([
      [scanId, 'defect:unknown', 'OP9000'],
      [scanId, 'defect:unknown', 'OP5555'],
      ['value-too-long', 'OP5555'],
    ]);
  });

  it('hands on what a person decides about refused scans, with name and reason', async () => {
    expect(
      await ask({ id: 1, request: 'requeue-cause', arguments: ['value-too-long', record] }),
    ).toMatchObject({ ok: true, value: 3 });
    expect(appended).toEqual([['value-too-long', 'OP9000']]);
    expect(await ask({ id: 2, request: 'quarantine-causes', arguments: [] })).toMatchObject({
      value: [{ cause: 'value-too-long', count: 3 }],
    });
    expect(await ask({ id: 3, request: 'check-ledger', arguments: [null] })).toMatchObject({
      value: 'started',
    });
  });

  it.each([
    ['no object at all', 'hello', null],
    ['an unknown request', { id: 1, request: 'drop-table', arguments: [] }, 1],
    ['a request with an extra key', { id: 1, request: 'flush', arguments: [], more: true }, 1],
    ['a scan without an id', { id: 2, request: 'append', arguments: [{ ...sampleScan(1), scanId: 'x' }] }, 2],
    [
      'a field of 600 characters',
      { id: 4, request: 'append', arguments: [{ ...sampleScan(1), fields: { cp: 'x'.repeat(600) } }] },
      4,
    ],
    ['too many arguments', { id: 5, request: 'get-status', arguments: [1] }, 5],
    ['a decision without a name', { id: 7, request: 'requeue-cause', arguments: ['x', { reason: 'y' }] }, 7],
    [
      'a decision with an empty reason',
      { id: 8, request: 'requeue-missing', arguments: [{ by: 'OP9000', reason: '  ' }] },
      8,
    ],
    ['a decision about nothing', { id: 9, request: 'discard-entries', arguments: [[], record] }, 9],
    [
      'a path to export to',
      { id: 10, request: 'export-quarantine', arguments: ['cause', '/etc/passwd'] },
      10,
    ],
    ['a limit beyond reason', { id: 6, request: 'recent-entries', arguments: [1e9] }, 6],
  ])('answers %s with an error, logs it, and does nothing', async (_name, message, id) => {
    expect(await ask(message)).toMatchObject({ id, ok: false });
    expect(logged).toHaveLength(1);
    expect(appended).toEqual([]);
  });

  it('has nothing done that the session does not include, and everything else as before', async () => {
    const message = { id: 1, request: 'rescue-from', arguments: ['/old'] };
    expect(await ask(message)).toMatchObject({ ok: false, error: 'for supervisors' });
    expect(await ask({ ...message, session: 'no token' })).toMatchObject({ ok: false });
    expect(await ask({ ...message, session: supervisor })).toMatchObject({
      ok: false,
      error: 'This request is not part of the test.',
    });
  });

  it('answers what takes its time when it is done, and its failure as an error', async () => {
    const enter = (pin: string) => ({ id: 4, request: 'enter-pin', arguments: [{ badge: 'OP9000', pin }] });
    expect(await ask(enter('1234'))).toEqual({ id: 4, ok: true, value: { outcome: 'no-pin' } });
    expect(await ask(enter('9999'))).toEqual({ id: 4, ok: false, error: 'the file is gone' });
  });

  it('turns a failing handler into an error answer and goes on serving', async () => {
    expect(await ask({ id: 8, request: 'recent-entries', arguments: [10] })).toEqual({
      id: 8,
      ok: false,
      error: 'the disk is gone',
    });
    expect(await ask({ id: 9, request: 'get-status', arguments: [] })).toEqual({
      id: 9,
      ok: true,
      value: status,
    });
  });
});
