import { describe, expect, it } from 'vitest';
import type { SalvageReport } from '../../shared/salvage';
import { describeDamagedFile, describeSalvage } from './care-sentences';
import { createI18n } from './create-i18n';

const unknownKeys: string[] = [];
const { t } = createI18n((key) => unknownKeys.push(key));

const report: SalvageReport = {
  keptAs: 'C:\\data\\outbox.damaged-1.sqlite',
  detail: '',
  foundAtMs: 0,
  state: 'done',
  percent: 100,
  failure: null,
  appended: 100,
  delivered: 60,
  salvaged: 38,
  fromSecondCopy: 0,
  conflicts: 0,
  missing: { count: 2, ranges: [{ from: 7, to: 8 }] },
  missingInDatabase: { count: 1, ranges: [{ from: 7, to: 7 }] },
  lost: { count: 1, ranges: [{ from: 8, to: 8 }] },
  isIdentityLost: false,
  reportFile: null,
  notedAtMs: null,
};
const nothing = { count: 0, ranges: [] };
const unasked = { missingInDatabase: null, lost: null };

const ofLedger = (changes: Partial<SalvageReport>): string =>
  describeDamagedFile(t, { ...report, ...changes }, '10:32');

describe('a damaged file in the ledger', () => {
  it('is told with what it was given, what became of that, and every number that is missing', () => {
    expect(ofLedger({})).toBe(
      'Set aside as outbox.damaged-1.sqlite at 10:32: of 100 scans and cancellations 60 were in the database ' +
        'before, 38 were salvaged and are sent from here, 2 are missing. Missing numbers: 7–8. The database has 1 of them ' +
        'all the same: 7. LOST, neither here nor in the database: 1, numbers 8.',
    );
  });

  it('is told to have lost nothing when nothing is missing, or the database has all that is', () => {
    expect(ofLedger({ missing: nothing, missingInDatabase: nothing, lost: nothing })).toMatch(
      / Nothing is lost\.$/,
    );
    expect(ofLedger({ missingInDatabase: report.missing, lost: nothing })).toMatch(
      / The database has 2 of them all the same: 7–8\. So nothing is lost\.$/,
    );
  });

  it('says whether the database is still to be asked, or never can be', () => {
    expect(ofLedger(unasked)).toContain('is asked as soon as it answers');
    expect(ofLedger({ ...unasked, isIdentityLost: true })).toContain('cannot be asked');
  });

  it('is told as on the scan screen while it is being read', () => {
    const reading = { ...report, state: 'reading' as const, percent: 40 };
    expect(describeDamagedFile(t, reading, '')).toBe(describeSalvage(t, reading));
  });
});

describe('salvaged scans that contradict what is kept', () => {
  it.each([
    ['in the ledger', ofLedger({ conflicts: 2 })],
    ['on the scan screen', describeSalvage(t, { ...report, conflicts: 2 })],
  ])('are told %s: they are not sent', (_where, sentence) => {
    expect(sentence).toContain(
      '2 of the salvaged scans contradict others that are kept here and are not sent.',
    );
  });
});

describe('a damaged file on the scan screen', () => {
  it('is not said to be looked up in the database when it has lost its own id', () => {
    const sentence = describeSalvage(t, { ...report, ...unasked, isIdentityLost: true });
    expect(sentence).toContain('cannot be asked');
    expect(sentence).not.toContain('as soon as it answers');
  });
});

describe('the words', () => {
  it('are all there', () => {
    expect(unknownKeys).toEqual([]);
  });
});
