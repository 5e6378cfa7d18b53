import { describe, expect, it } from 'vitest';
import { unknownLists } from '../../shared/reference';
import type { ConfigurationProblem } from '../../shared/ipc';
import { connectionCauses, type ConnectionStatus, type StationStatus } from '../../shared/status';
import { fgQuality } from '../../shared/ready-workflows';
import type { Field } from '../../shared/workflow';
import type { StationState } from '../store/station-store';
import { createI18n } from './create-i18n';
import { describeRefusal } from './describe-refusal';
import { en } from './en';
import {
  describeConfigurationProblem,
  describeDifference,
  describeDisk,
  describeFeedback,
  describeOutboxProblem,
  describeTrust,
  type TrustLine,
} from './sentences';

const missing: string[] = [];
const { t } = createI18n((key) => missing.push(key));

function field(index: number): Field {
  const found = fgQuality.fields[index];
  if (found === undefined) throw new RangeError(`no field ${index}`);
  return found;
}

type Facts = Pick<StationState, 'agent' | 'status' | 'waiting'>;

function trust(status: Partial<StationStatus> | null, facts: Partial<Facts> = {}): TrustLine {
  const whole: StationStatus | null = status && {
    connection: { state: 'connected', sinceMs: 0 },
    outbox: { state: 'ready', outboxId: 'o' },
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
    ...status,
  };
  return describeTrust(t, { agent: 'ready', waiting: 0, status: whole, ...facts }, () => '10:32');
}

const offline: ConnectionStatus = { state: 'offline', sinceMs: 0, cause: 'unreachable', detail: '' };

describe('the trust line', () => {
  it.each<[string, TrustLine, string, string]>([
    ['connected, nothing waits', trust({}), 'good', 'Connected. Everything is in the database.'],
    [
      'connected, one waits',
      trust({ backlog: 1 }),
      'waiting',
      'Connected. 1 scan is safe on this PC and on its way.',
    ],
    [
      'connected, some wait',
      trust({ backlog: 12 }),
      'waiting',
      'Connected. 12 scans are safe on this PC and on their way.',
    ],
    [
      'offline with a backlog',
      trust({ connection: offline, backlog: 57 }),
      'offline',
      'Offline since 10:32. 57 scans are safe on this PC and will be sent by themselves.',
    ],
    [
      'offline with one scan',
      trust({ connection: offline, backlog: 1 }),
      'offline',
      'Offline since 10:32. 1 scan is safe on this PC and will be sent by itself.',
    ],
    [
      'offline without a backlog',
      trust({ connection: offline }),
      'offline',
      'Offline since 10:32. New scans are kept safe on this PC and will be sent by themselves.',
    ],
    [
      'wrong password',
      trust({
        connection: { state: 'misconfigured', sinceMs: 0, cause: 'wrong-password', detail: '' },
        backlog: 12,
      }),
      'alarm',
      'Offline since 10:32. 12 scans are safe on this PC.',
    ],
    [
      'no database set up',
      trust({ connection: { state: 'not-configured' } }),
      'offline',
      'No database is set up. New scans are kept safe on this PC.',
    ],
    [
      'connecting',
      trust({ connection: { state: 'connecting', sinceMs: 0 }, backlog: 3 }),
      'waiting',
      'Connecting to the database. 3 scans are safe on this PC.',
    ],
    [
      'a quarantined scan',
      trust({ quarantined: 1 }),
      'alarm',
      '1 scan needs attention: the database refused it; it is safe on this PC.',
    ],
    [
      'the file for scans cannot be used',
      trust({
        outbox: { state: 'refused', problem: { code: 'in-use', file: 'f', detail: 'd' } },
      }),
      'alarm',
      'Scans cannot be saved on this PC.',
    ],
    ['starting', trust(null, { agent: 'starting' }), 'calm', 'Starting. The file for scans is being opened.'],
    [
      'the agent is gone and a row waits',
      trust({}, { agent: 'lost', waiting: 1 }),
      'alarm',
      'The part of the program that saves scans is being restarted. 1 row is NOT saved yet; leave this window open.',
    ],
  ])('%s', (_name, line, tone, sentence) => {
    expect(line).toMatchObject({ tone, sentence });
  });

  it.each(connectionCauses)(
    'has a sentence and an advice for the cause %s, offline and misconfigured',
    (cause) => {
      for (const state of ['offline', 'misconfigured'] as const) {
        const detail = 'The column "cp" does not exist.';
        const line = trust({ connection: { state, sinceMs: 0, cause, detail } });
        expect(`${line.sentence} ${line.advice ?? ''}`).toContain(en.cause[cause].what);
        expect(line.advice).toContain(en.cause[cause].who.replace('{{detail}}', detail));
      }
    },
  );
});

describe('refusals', () => {
  it('names what was scanned and what is expected', () => {
    const reason = { code: 'other-field', expected: field(1), fits: [field(2), field(3)] } as const;
    expect(describeRefusal(t, reason, 'en')).toBe('This is an OC label; a CP label is expected.');
    const either = { ...reason, fits: [field(0), field(2)] } as const;
    expect(describeRefusal(t, either, 'en')).toBe('This is a badge or an OC label; a CP label is expected.');
  });

  it('shows what a good code looks like', () => {
    expect(describeRefusal(t, { code: 'breaks-rule', expected: field(1) }, 'en')).toContain(
      'CP12345678-1234',
    );
  });

  it.each([
    { code: 'too-long', length: 600, maximum: 512 },
    { code: 'control-characters', expected: field(1) },
    { code: 'not-scanned', expected: field(1) },
    { code: 'empty', expected: field(1) },
    { code: 'unfinished', because: 'blur' },
    { code: 'unfinished', because: 'silence' },
  ] as const)('has a sentence for $code', (reason) => {
    expect(describeRefusal(t, reason, 'en')).toMatch(/^[A-Z].+\.$/);
  });

  it.each(['outbox-unavailable', 'conflict', 'disk-full', 'storage-failed'] as const)(
    'says that a row was NOT saved, and what to do: %s',
    (reason) => {
      const feedback = { outcome: 'unsaved', sequence: 1, reason, detail: '', lastSaved: null } as const;
      const sentence = describeFeedback(t, feedback, 'en');
      expect(sentence).toContain('NOT saved');
      expect(sentence).toMatch(/Call IT|Scan the whole row again/);
    },
  );
});

describe('notices', () => {
  it.each([
    { code: 'newer-file', file: '/data/outbox.db', fileVersion: 9, programVersion: 1 },
    { code: 'in-use', file: '/data/outbox.db', detail: 'locked' },
    { code: 'cannot-open', file: '/data/outbox.db', detail: 'denied' },
    { code: 'disk-full', file: '/data/outbox.db', detail: 'full' },
  ] as const)('says which file, what is wrong and what to do: $code', (problem) => {
    const sentence = describeOutboxProblem(t, problem);
    expect(sentence).toContain('/data/outbox.db');
    expect(sentence.toLowerCase()).toContain('until then no scan can be saved');
  });

  it('says key, value, place and reason of a setting that cannot be used, as they are written', () => {
    const problem: ConfigurationProblem = {
      source: 'C:\\data\\station.json',
      key: 'relay.batchSize',
      value: '"<many>"',
      reason: 'Expected a number.',
    };
    const sentence = describeConfigurationProblem(t, problem);
    for (const part of Object.values(problem)) expect(sentence).toContain(part);
  });

  it('says of a workflow with a mistake where it is, and nothing of a default', () => {
    const reason = 'must not contain weight. It is used all the same.';
    const problem = { source: '/data/workflows.json', key: 'workflows.fg-quality.fields', value: '', reason };
    const sentence = describeConfigurationProblem(t, problem);
    // What is wrong is said behind the name of its place.
    for (const part of [problem.source, `${problem.key} ${reason}`]) expect(sentence).toContain(part);
    expect(sentence).not.toContain('default');
  });

  it('names a file that cannot be used as a whole', () => {
    const problem = { source: '/data/station.json', key: '', value: '', reason: 'It is not valid JSON.' };
    expect(describeConfigurationProblem(t, problem)).toContain('/data/station.json');
  });
});

describe('the disk', () => {
  const hourMs = 3_600_000;

  it.each([
    [{ state: 'low', freeBytes: 200e6, fullInMs: null }, '200 MB are free'],
    [{ state: 'low', freeBytes: 9e9, fullInMs: 3.1 * hourMs }, 'At this rate it is full in about 3 h.'],
    [
      { state: 'low', freeBytes: 9e9, fullInMs: 0.7 * hourMs },
      'At this rate it is full in about 42 minutes.',
    ],
    [{ state: 'reserve', scansLeft: 480 }, 'room for at least 480 more'],
    [{ state: 'full' }, 'new scans cannot be saved'],
  ] as const)('says how long it will do, and who can help: %j', (disk, part) => {
    expect(describeDisk(t, disk)).toContain(part);
    expect(describeDisk(t, disk)).toContain('IT to free space; ');
  });

  it('has the trust line when new scans cannot be saved, and that what was saved is safe stays on it', () => {
    const line = trust({
      backlog: 2,
      quarantined: 3,
      storage: { disk: { state: 'full' }, isOnNetwork: false },
    });
    expect(line.tone).toBe('alarm');
    expect(line.sentence).toContain('New scans cannot be saved');
    expect(line.advice).toContain('2 scans are safe on this PC');
    expect(line.advice).toContain('3 scans need attention');
  });

  it('is not spoken of while there is room', () => {
    expect(describeDisk(t, { state: 'roomy' })).toBeNull();
  });
});

describe('a difference to the database', () => {
  const none = { count: 0, ranges: [] };
  const found = (missing: number, surplus: number): string[] =>
    describeDifference(t, {
      state: 'differs',
      checkedAtMs: 0,
      missing: { ...none, count: missing },
      surplus: { ...none, count: surplus },
    });

  it('says how many are missing, that they are safe here, and that they can be sent again', () => {
    expect(found(1, 0)).toEqual([
      'The database has lost 1 scan that this PC had delivered. It is safe on this PC and can be sent again; scanning goes on.',
    ]);
    expect(found(3, 0)[0]).toContain('lost 3 scans');
  });

  it('says how many are too much, and who is to be told', () => {
    expect(found(0, 1)[0]).toContain('holds 1 row in the name of this PC that it did not deliver');
    expect(found(0, 2)[0]).toContain('tell IT');
    expect(found(2, 2)).toHaveLength(2);
  });

  it.each([{ state: 'unchecked' }, { state: 'agrees', checkedAtMs: 0 }] as const)(
    'is not spoken of while there is none: $state',
    (ledger) => {
      expect(describeDifference(t, ledger)).toEqual([]);
    },
  );

  it('keeps the trust line from saying that everything is in the database', () => {
    const ledger = {
      state: 'differs',
      checkedAtMs: 0,
      missing: { ...none, count: 2 },
      surplus: none,
    } as const;
    const line = trust({ ledger });
    expect(line.tone).toBe('alarm');
    expect(line.sentence).toBe('Connected. 2 scans are missing in the database; they are safe on this PC.');
    expect(line.advice).toContain('sent again');
    expect(trust({ ledger: { ...ledger, missing: none, surplus: { ...none, count: 1 } } }).tone).toBe('good');
  });

  it('has nothing to do with voids that wait for a refused scan, which the trust line tells', () => {
    const settled = trust({ backlog: 1, quarantined: 1, waitingVoids: 1 });
    expect(settled.tone).toBe('alarm');
    expect(settled.sentence).toContain('1 scan needs attention');
    expect(settled.advice).toContain('1 cancellation waits for its refused scan to be settled.');
    const busy = trust({ backlog: 5, quarantined: 2, waitingVoids: 2 });
    expect(busy.sentence).toContain('3 scans are safe on this PC and on their way');
    expect(busy.advice).toContain('2 cancellations wait for their refused scans');
  });
});

describe('the catalogue', () => {
  it('had a sentence for everything asked above', () => {
    expect(missing).toEqual([]);
  });
});
