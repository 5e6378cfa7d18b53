import { describe, expect, it } from 'vitest';
import { findingTones, type Finding } from '../calibration/findings';
import { describeFinding, describeOutcome } from './calibration-sentences';
import { createI18n } from './create-i18n';

const missing: string[] = [];
const { t } = createI18n((key) => missing.push(key));

const findings: readonly Finding[] = [
  { code: 'reads-by-position' },
  { code: 'reads-by-pc-layout', country: 'de' },
  { code: 'reads-by-pc-layout', country: null },
  { code: 'other-country', country: 'ro(winkeys)' },
  { code: 'unreadable', received: 'something else' },
  { code: 'caps-lock-harmless' },
  { code: 'caps-lock-compensated' },
  { code: 'input-method' },
  { code: 'alt-codes' },
  { code: 'ends-with', end: 'enter' },
  { code: 'ends-with', end: 'tab' },
  { code: 'ends-with', end: 'etx' },
  { code: 'no-end' },
  { code: 'prefix', prefix: '~S' },
  { code: 'prefix-key', key: 'F9' },
  { code: 'symbology', identifier: ']C0' },
  { code: 'suffix', suffix: '#' },
  { code: 'fast', gapMs: 5.04 },
  { code: 'slow', gapMs: 90 },
  { code: 'too-slow', gapMs: 140 },
  { code: 'complete' },
  { code: 'drops', missing: 4, of: 78 },
  { code: 'gs-arrives' },
  { code: 'gs-missing' },
  { code: 'gs-not-tested' },
  { code: 'gs-unclear' },
  { code: 'gs-replaced', replacement: '{GS}' },
];

describe('what calibration found, in words', () => {
  it.each(findings)('$code', (finding) => {
    const { what, advice } = describeFinding(t, finding, 'en');
    expect(what).toMatch(/^[A-Z]/);
    if (findingTones[finding.code] === 'change') expect(advice).toMatch(/[Ss]can|Raise|Reduce/);
    expect(`${what} ${advice ?? ''}`).not.toContain('{{');
  });

  it('knows every finding, and names country, speed and number', () => {
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(Object.keys(findingTones)));
    expect(describeFinding(t, { code: 'other-country', country: 'de' }, 'en').what).toContain('Germany');
    expect(describeFinding(t, { code: 'fast', gapMs: 5.04 }, 'en').what).toContain('5 ms');
    expect(describeFinding(t, { code: 'drops', missing: 4, of: 78 }, 'en').what).toContain(
      '4 characters of 78',
    );
  });

  it('says what became of a profile', () => {
    for (const outcome of [{ code: 'kept' }, { code: 'imported' }] as const) {
      expect(describeOutcome(t, outcome)).toContain('From now on');
    }
    expect(describeOutcome(t, { code: 'exported', file: '/tmp/p.json' })).toContain('/tmp/p.json');
    expect(describeOutcome(t, { code: 'failed', detail: 'no room' })).toContain('no room');
    expect(missing).toEqual([]);
  });
});
