import type { ScannerProfile } from '../../shared/scanner-profile';
import type { Finding } from './findings';
import type { Transcript } from './transcribe';

/** What a scanner puts around a code. */
export interface LearntWrapping {
  profile: Pick<ScannerProfile, 'prefix' | 'symbology' | 'terminator'>;
  findings: Finding[];
}

/** Finds prefix, symbology identifier and end around a code whose text is known; characters of it may be missing. */
export function learnWrapping({ text, leadingKeys }: Transcript, expected: string): LearntWrapping {
  const at = text.indexOf(expected);
  const [, ends = ''] = /([\r\n\t\u0003]*)$/.exec(text) ?? [];
  const body = text.slice(0, text.length - ends.length);
  const before = (at === -1 ? '' : body.slice(0, at)).replace(/^\u0002/, '');
  const suffix = at === -1 ? '' : body.slice(at + expected.length);
  const [identifier] = /\][A-Za-z][0-9A-Fa-f]$/.exec(before) ?? [];
  const prefix = (identifier === undefined ? before : before.slice(0, -identifier.length)).slice(0, 16);
  const terminator = terminatorOf(ends);
  const findings: Finding[] = [
    terminator === 'none' ? { code: 'no-end' } : { code: 'ends-with', end: terminator },
    ...leadingKeys.slice(0, 1).map((key): Finding => ({ code: 'prefix-key', key })),
  ];
  if (prefix !== '') findings.push({ code: 'prefix', prefix });
  if (identifier !== undefined) findings.push({ code: 'symbology', identifier });
  if (suffix !== '') findings.push({ code: 'suffix', suffix });
  return { profile: { prefix, symbology: identifier === undefined ? 'none' : 'sent', terminator }, findings };
}

function terminatorOf(ends: string): 'enter' | 'tab' | 'etx' | 'none' {
  if (ends.includes('\u0003')) return 'etx';
  if (/[\r\n]/.test(ends)) return 'enter';
  return ends.includes('\t') ? 'tab' : 'none';
}
