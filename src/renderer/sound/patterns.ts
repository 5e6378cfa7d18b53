/** The tones an operator tells apart without looking, by their rhythm alone. */
export const tones = ['accepted', 'saved-offline', 'warning', 'refused'] as const;
export type Tone = (typeof tones)[number];

/** One note of a tone, and the silence after it. */
export interface Note {
  onMs: number;
  offMs: number;
  frequencyHz: number;
  /** `clear`: a pure tone with two harmonics; `buzz`: a square wave, rough and heard on small loudspeakers too. */
  wave: 'clear' | 'buzz';
}

/**
 * What each tone is made of. Whoever hears no pitch, or one ear's worth of it, has the rhythm: one short; short and long;
 * two equal; three long. Silences are longer than the echo of a hall blurs. What carries is between 200 and 2,500 Hz, where
 * hearing that noise has worn is still good (ISO 7731 asks for strength below 1,500 Hz).
 */
export const patterns: Readonly<Record<Tone, readonly Note[]>> = {
  accepted: [{ onMs: 120, offMs: 0, frequencyHz: 880, wave: 'clear' }],
  'saved-offline': [
    { onMs: 80, offMs: 100, frequencyHz: 587, wave: 'clear' },
    { onMs: 400, offMs: 0, frequencyHz: 880, wave: 'clear' },
  ],
  warning: [
    { onMs: 160, offMs: 240, frequencyHz: 740, wave: 'clear' },
    { onMs: 160, offMs: 0, frequencyHz: 740, wave: 'clear' },
  ],
  refused: [
    { onMs: 320, offMs: 120, frequencyHz: 220, wave: 'buzz' },
    { onMs: 320, offMs: 120, frequencyHz: 220, wave: 'buzz' },
    { onMs: 320, offMs: 0, frequencyHz: 220, wave: 'buzz' },
  ],
};

/** How long a tone sounds, its silences included. */
export function durationMs(tone: Tone): number {
  return patterns[tone].reduce((sum, { onMs, offMs }) => sum + onMs + offMs, 0);
}
