import { defaultProfile, type ScannerProfile } from '../../shared/scanner-profile';
import type { KeyEvent } from '../../shared/key-event';
import { keyboardLayouts, type LayoutName } from '../scanner/keyboard-layouts';
import { calibrationTexts } from './calibration-codes';
import { compareTexts } from './compare-texts';
import type { Finding } from './findings';
import { readByProfile, readByTable, transcribe, type Transcript } from './transcribe';

/** How the scanner's keys are to be read, and what its first code became that way. */
export interface LearntReading {
  decode: ScannerProfile['decode'];
  capsLock: ScannerProfile['capsLock'];
  transcript: Transcript;
  findings: Finding[];
  isReadable: boolean;
}

const expected = calibrationTexts.characters;

/** Losing this share of the characters is a lossy link; more means that the keys were read wrongly. */
const mostLost = 0.3;
/** What a scanner may put around a code without it being a misreading: a symbology identifier. */
const mostSurplus = 3;

type Candidate = Pick<ScannerProfile, 'decode' | 'capsLock'>;

/** Finds out how to read the keys of the first code. */
export function learnReading(keys: readonly KeyEvent[]): LearntReading {
  const hasCapsLock = keys.some((key) => key.capsLock);
  const readings = candidates(hasCapsLock).map((candidate) => {
    const transcript = transcribe(keys, readByProfile({ ...defaultProfile, ...candidate }));
    return { ...candidate, transcript };
  });
  const country = countryOf(keys);
  const isKnownElsewhere = country !== null && country !== 'us';
  const reading =
    readings.find(({ transcript }) => transcript.text.includes(expected)) ??
    (isKnownElsewhere ? undefined : readings.find(({ transcript }) => isLossy(transcript)));
  const findings: Finding[] = [];
  if (reading === undefined) {
    const received = visibleText(readings[0]?.transcript.text ?? '');
    findings.push(isKnownElsewhere ? { code: 'other-country', country } : { code: 'unreadable', received });
  } else if (reading.decode === 'host-key') {
    findings.push({ code: 'reads-by-pc-layout', country });
  } else {
    findings.push({ code: 'reads-by-position' });
    if (hasCapsLock) {
      findings.push({
        code: reading.capsLock === 'ignored' ? 'caps-lock-harmless' : 'caps-lock-compensated',
      });
    }
  }
  const { transcript, decode, capsLock } = reading ?? {
    transcript: transcribe(keys, readByProfile(defaultProfile)),
    ...physical,
  };
  if (keys.some(({ key }) => key === 'Process')) findings.push({ code: 'input-method' });
  if (transcript.usedAltCodes) findings.push({ code: 'alt-codes' });
  return { decode, capsLock, transcript, findings, isReadable: reading !== undefined };
}

const physical: Candidate = { decode: 'us-physical', capsLock: 'ignored' };

/** In order of preference: what does not depend on the PC comes first. */
function candidates(hasCapsLock: boolean): Candidate[] {
  const compensated: Candidate[] = hasCapsLock ? [{ decode: 'us-physical', capsLock: 'compensated' }] : [];
  return [physical, ...compensated, { decode: 'host-key', capsLock: 'ignored' }];
}

/** The country whose keyboard writes the code with these keys. */
function countryOf(keys: readonly KeyEvent[]): LayoutName | null {
  const names = Object.keys(keyboardLayouts) as LayoutName[];
  return (
    names.find((name) => transcribe(keys, readByTable(keyboardLayouts[name])).text.includes(expected)) ?? null
  );
}

function isLossy({ text }: Transcript): boolean {
  const { missing, surplus } = compareTexts(expected, visibleText(text));
  return missing <= expected.length * mostLost && surplus <= mostSurplus;
}

function visibleText(text: string): string {
  return text.replace(/\p{Cc}/gu, '');
}
