import { checkSync } from 'recheck';
import type { PatternVerdict } from '../../shared/pattern';

/** Longest a pattern is examined. A simple one takes a tenth of a second, one with a bound of hundreds up to two. */
const timeoutMs = 10_000;
/** So much of an attack is told, in characters. */
const shownAttack = 24;

/** Whether a pattern may judge codes. Takes up to ten seconds of the processor: run it aside. */
export function judgePattern(pattern: string): PatternVerdict {
  // As the window runs it: anchored, with the u flag.
  const verdict = checkSync(`^(?:${pattern})$`, 'u', { timeout: timeoutMs });
  switch (verdict.status) {
    case 'safe':
      return { verdict: 'safe' };
    case 'vulnerable':
      return { verdict: 'dangerous', attack: verdict.attack.string.slice(0, shownAttack) };
    case 'unknown':
      return { verdict: 'too-complicated' };
  }
}
