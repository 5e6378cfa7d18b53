import { checkSync } from 'recheck';

/** Longest a pattern is examined. */
const timeoutMs = 3_000;

/** Why a pattern must not judge codes; null when it may. Takes up to three seconds of the processor: run it aside. */
export function judgePattern(pattern: string): string | null {
  // As the window runs it: anchored, with the u flag.
  const verdict = checkSync(`^(?:${pattern})$`, 'u', { timeout: timeoutMs });
  switch (verdict.status) {
    case 'safe':
      return null;
    case 'vulnerable':
      return `could hold up the station for a long time with a code such as ${sample(verdict.attack.string)}; make its repeated parts exclude each other`;
    case 'unknown':
      return 'is too complicated to be examined; make it simpler';
  }
}

function sample(attack: string): string {
  const shown = JSON.stringify(attack.slice(0, 24));
  return attack.length > 24 ? `${shown} (and so on)` : shown;
}
