import { defaultProfile, longestScanGapMs, type ScannerProfile } from '../../shared/scanner-profile';
import { groupSeparator } from '../scanner/entry';
import type { KeyEvent } from '../../shared/key-event';
import { calibrationTexts, type CalibrationStep } from './calibration-codes';
import { compareTexts } from './compare-texts';
import type { Finding, LearntScanner } from './findings';
import { learnReading } from './learn-reading';
import { median, readByProfile, transcribe, type Transcript } from './transcribe';
import { learnWrapping } from './learn-wrapping';

/** The keys of each printed code; null where a code was left out, because the scanner cannot read its kind. */
export type CalibrationRecordings = Readonly<Record<CalibrationStep, readonly KeyEvent[] | null>>;

/**
 * Learns how a scanner behaves from the keys of the printed codes. Pure: the same keys always give the same profile.
 * Without the first code nothing can be learnt, and the profile is the default one.
 */
export function learnProfile(recordings: CalibrationRecordings): LearntScanner {
  const reading = learnReading(recordings.characters ?? []);
  const read = readByProfile({ ...defaultProfile, decode: reading.decode, capsLock: reading.capsLock });
  const others = [recordings.gs1, recordings.length].map((keys) =>
    keys === null ? null : transcribe(keys, read),
  );
  const [gs1 = null, length = null] = others;
  const wrapping = learnWrapping(reading.transcript, calibrationTexts.characters);
  const speed = learnSpeed([reading.transcript, gs1, length]);
  const losses = learnLosses(reading.transcript, length);
  const separator = learnSeparator(gs1);
  const profile: ScannerProfile = {
    ...defaultProfile,
    decode: reading.decode,
    capsLock: reading.capsLock,
    ...wrapping.profile,
    scanGapLimitMs: speed.limitMs,
    gsReplacement: separator.code === 'gs-replaced' ? separator.replacement : '',
  };
  if (!reading.isReadable) return { findings: reading.findings, profile, isUsable: false };
  return {
    findings: [...reading.findings, losses, ...wrapping.findings, speed.finding, separator],
    profile,
    isUsable: losses.code === 'complete' && wrapping.findings.every(({ code }) => code !== 'suffix'),
  };
}

/** Scanners vary around their median by about half of it. */
const speedMargin = 1.5;

function learnSpeed(transcripts: readonly (Transcript | null)[]): { limitMs: number; finding: Finding } {
  const gapMs = median(transcripts.flatMap((transcript) => transcript?.gapsMs ?? []));
  const limitMs = Math.min(
    longestScanGapMs,
    Math.max(defaultProfile.scanGapLimitMs, Math.ceil(gapMs * speedMargin)),
  );
  if (gapMs > longestScanGapMs) return { limitMs, finding: { code: 'too-slow', gapMs } };
  return { limitMs, finding: { code: gapMs <= defaultProfile.scanGapLimitMs ? 'fast' : 'slow', gapMs } };
}

function learnLosses(characters: Transcript, length: Transcript | null): Finding {
  const pairs: [string, Transcript][] = [
    [calibrationTexts.characters, characters],
    ...(length === null ? [] : [[calibrationTexts.length, length] as [string, Transcript]]),
  ];
  const missing = pairs.reduce((sum, [text, { text: got }]) => sum + compareTexts(text, got).missing, 0);
  if (missing === 0) return { code: 'complete' };
  return { code: 'drops', missing, of: pairs.reduce((sum, [text]) => sum + text.length, 0) };
}

function learnSeparator(gs1: Transcript | null): Finding {
  if (gs1 === null) return { code: 'gs-not-tested' };
  if (gs1.text.includes(calibrationTexts.gs1)) return { code: 'gs-arrives' };
  const [before = '', after = ''] = calibrationTexts.gs1.split(groupSeparator);
  const start = gs1.text.indexOf(before);
  const between = start === -1 ? -1 : gs1.text.indexOf(after, start + before.length);
  if (between === -1) return { code: 'gs-unclear' };
  const replacement = gs1.text.slice(start + before.length, between);
  if (replacement === '') return { code: 'gs-missing' };
  return replacement.length <= 8 ? { code: 'gs-replaced', replacement } : { code: 'gs-unclear' };
}
