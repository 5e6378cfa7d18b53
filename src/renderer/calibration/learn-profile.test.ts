import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../e2e/support/seeded-random';
import { defaultProfile, scannerProfileSchema, type ScannerProfile } from '../../shared/scanner-profile';
import { decodeAll, withSilences } from '../scanner/fixtures/decode-all';
import { simulateScan, type SimulatedScanner } from '../scanner/fixtures/simulate-scanner';
import type { KeyEvent } from '../../shared/key-event';
import { calibrationSteps, calibrationTexts, type CalibrationStep } from './calibration-codes';
import type { Finding, FindingCode } from './findings';
import { learnProfile, type CalibrationRecordings } from './learn-profile';

/** A scanner, and what it does to the codes before it sends them. */
interface Habits extends Partial<SimulatedScanner> {
  prefix?: string;
  change?: (text: string, step: CalibrationStep) => string;
}

function record({
  prefix = '',
  change = (text) => text,
  ...options
}: Habits): Record<CalibrationStep, KeyEvent[]> {
  const recorded = calibrationSteps.map((step, index) => [
    step,
    simulateScan(prefix + change(calibrationTexts[step], step), 1_000 + index * 60_000, options).events,
  ]);
  return Object.fromEntries(recorded) as Record<CalibrationStep, KeyEvent[]>;
}

function codesOf(findings: readonly Finding[]): FindingCode[] {
  return findings.map(({ code }) => code);
}

const seeded = createSeededRandom(5);
const dropsSome = (text: string): string =>
  Array.from(text)
    .filter(() => seeded() > 0.06)
    .join('');

interface Learning {
  habits: Habits;
  /** Findings that must be among them. */
  finds: readonly Finding[];
  profile?: Partial<ScannerProfile>;
  /** False: the scanner must be changed first. */
  isUsable?: false;
}

const table: Readonly<Record<string, Learning>> = {
  'a US scanner on a US PC': {
    habits: {},
    finds: [
      { code: 'reads-by-position' },
      { code: 'complete' },
      { code: 'ends-with', end: 'enter' },
      { code: 'fast', gapMs: 5 },
      { code: 'gs-arrives' },
    ],
    profile: {
      decode: 'us-physical',
      terminator: 'enter',
      symbology: 'none',
      prefix: '',
      scanGapLimitMs: 50,
    },
  },
  ...Object.fromEntries(
    (['ro(std)', 'ro(winkeys)', 'de', 'fr', 'gb', 'hu'] as const).map((host): [string, Learning] => [
      `a US scanner on a PC with the layout ${host}`,
      { habits: { host }, finds: [{ code: 'reads-by-position' }], profile: { decode: 'us-physical' } },
    ]),
  ),
  ...Object.fromEntries(
    (['de', 'fr', 'ro(winkeys)', 'gb'] as const).map((country): [string, Learning] => [
      `a scanner set to the layout of the PC, ${country}`,
      {
        habits: { scanner: country, host: country },
        finds: [{ code: 'reads-by-pc-layout', country }, { code: 'gs-arrives' }],
        profile: { decode: 'host-key' },
      },
    ]),
  ),
  'a German scanner on a Romanian PC': {
    habits: { scanner: 'de', host: 'ro(winkeys)' },
    finds: [{ code: 'other-country', country: 'de' }],
    isUsable: false,
  },
  'keys that are nothing like the code': {
    habits: { change: () => 'something else' },
    finds: [{ code: 'unreadable', received: 'something else' }],
    isUsable: false,
  },
  'Caps Lock on': {
    habits: { capsLock: true, host: 'de' },
    finds: [{ code: 'reads-by-position' }, { code: 'caps-lock-harmless' }],
    profile: { capsLock: 'ignored' },
  },
  'Caps Lock on, and a scanner that makes up for it': {
    habits: { capsLock: true, compensatesCapsLock: true },
    finds: [{ code: 'caps-lock-compensated' }],
    profile: { capsLock: 'compensated', decode: 'us-physical' },
  },
  'ALT codes': {
    habits: { usesAltCodes: true, gapMs: () => 4 },
    finds: [{ code: 'alt-codes' }, { code: 'gs-arrives' }],
  },
  'no end': {
    habits: { end: 'none' },
    finds: [{ code: 'no-end' }],
    profile: { terminator: 'none' },
  },
  'end Tab': {
    habits: { end: 'Tab' },
    finds: [{ code: 'ends-with', end: 'tab' }],
    profile: { terminator: 'tab' },
  },
  'end CR LF': {
    habits: { end: 'CR LF' },
    finds: [{ code: 'ends-with', end: 'enter' }],
    profile: { terminator: 'enter' },
  },
  'STX and ETX': {
    habits: { end: 'ETX', prefix: '\u0002' },
    finds: [{ code: 'ends-with', end: 'etx' }],
    profile: { terminator: 'etx', prefix: '' },
  },
  'a symbology identifier behind a prefix': {
    habits: { prefix: '~S]C0' },
    finds: [
      { code: 'prefix', prefix: '~S' },
      { code: 'symbology', identifier: ']C0' },
    ],
    profile: { prefix: '~S', symbology: 'sent' },
  },
  'characters behind every code': {
    habits: { change: (text) => `${text}#` },
    finds: [{ code: 'suffix', suffix: '#' }],
    isUsable: false,
  },
  'slow, 90 ms a key': {
    habits: { gapMs: () => 90 },
    finds: [{ code: 'slow', gapMs: 90 }],
    profile: { scanGapLimitMs: 110 },
  },
  'slower than people type': { habits: { gapMs: () => 140 }, finds: [{ code: 'too-slow', gapMs: 140 }] },
  'a link that drops characters': {
    habits: { change: dropsSome, gapMs: () => 1 },
    finds: [],
    isUsable: false,
  },
  'no GS': {
    habits: { change: (text) => text.replace('\u001d', '') },
    finds: [{ code: 'gs-missing' }],
    profile: { gsReplacement: '' },
  },
  'GS written as {GS}': {
    habits: { change: (text) => text.replace('\u001d', '{GS}') },
    finds: [{ code: 'gs-replaced', replacement: '{GS}' }],
    profile: { gsReplacement: '{GS}' },
  },
  'a GS1 code that is another one': {
    habits: { change: (text, step) => (step === 'gs1' ? '012345' : text) },
    finds: [{ code: 'gs-unclear' }],
  },
};

describe('learnProfile', () => {
  it.each(Object.entries(table))('%s', (_name, { habits, finds, profile, isUsable = true }) => {
    const recordings = record(habits);
    const learnt = learnProfile(recordings);
    for (const finding of finds) expect(learnt.findings).toContainEqual(finding);
    expect(learnt.isUsable).toBe(isUsable);
    expect(learnt.profile).toMatchObject(profile ?? {});
    expect(scannerProfileSchema.parse(learnt.profile)).toEqual(learnt.profile);
    // The proof: with what was learnt, the decoder reads the codes as they were printed.
    if (!isUsable || codesOf(learnt.findings).some((code) => code === 'gs-missing' || code === 'gs-unclear'))
      return;
    for (const step of calibrationSteps) {
      const { codes } = decodeAll(withSilences(recordings[step], learnt.profile), learnt.profile);
      expect(codes).toMatchObject([{ kind: 'code', text: calibrationTexts[step] }]);
    }
  });

  it('counts what was dropped', () => {
    const { findings } = learnProfile(record({ change: (text) => text.slice(0, 5) + text.slice(7) }));
    expect(findings).toContainEqual({ code: 'drops', missing: 4, of: 78 });
  });

  it('names a key the scanner presses before every code', () => {
    const [key] = simulateScan('1', 0).events;
    const f9 = (type: KeyEvent['type']): KeyEvent => ({ ...(key as KeyEvent), type, code: 'F9', key: 'F9' });
    const recordings = record({});
    const { findings } = learnProfile({
      ...recordings,
      characters: [f9('keydown'), f9('keyup'), ...recordings.characters],
    });
    expect(findings).toContainEqual({ code: 'prefix-key', key: 'F9' });
  });

  it('says what was not tried, when the scanner cannot read a code', () => {
    const { characters } = record({});
    const { findings, isUsable } = learnProfile({ characters, gs1: null, length: null });
    expect(codesOf(findings)).toContain('gs-not-tested');
    expect(isUsable).toBe(true);
  });

  it('learns nothing from nothing', () => {
    const nothing: CalibrationRecordings = { characters: null, gs1: null, length: null };
    expect(learnProfile(nothing)).toMatchObject({
      isUsable: false,
      profile: { decode: defaultProfile.decode },
    });
  });
});
