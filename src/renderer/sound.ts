import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../shared/clock';
import { isError } from './store/feedback';
import type { StationState } from './store/station-state';

/** The tones an operator tells apart without looking: they differ by pattern, not only by pitch. */
export type Tone = 'accepted' | 'refused';

/** Plays the station's own tones; the scanner's beep only means "decoded". */
export interface Sounds {
  play(tone: Tone): void;
}

/** One note of a tone. */
interface Note {
  frequencyHz: number;
  durationMs: number;
  pauseAfterMs: number;
  wave: 'sine' | 'square';
}

const tones: Record<Tone, readonly Note[]> = {
  // A short rising pair, about 100 ms.
  accepted: [
    { frequencyHz: 1_320, durationMs: 45, pauseAfterMs: 10, wave: 'sine' },
    { frequencyHz: 1_980, durationMs: 55, pauseAfterMs: 0, wave: 'sine' },
  ],
  // Three low buzzes.
  refused: [
    { frequencyHz: 220, durationMs: 120, pauseAfterMs: 70, wave: 'square' },
    { frequencyHz: 220, durationMs: 120, pauseAfterMs: 70, wave: 'square' },
    { frequencyHz: 220, durationMs: 180, pauseAfterMs: 0, wave: 'square' },
  ],
};

/** An audio device that runs costs processor time: it rests after this silence and wakes with the next tone. */
const restAfterMs = 60_000;

/** Ramp at both ends of a note, so that it does not click. */
const rampMs = 4;

/**
 * Tones made once, played from memory. A PC without a sound device must still scan: failures go to `onFailure`
 * and are never thrown.
 */
export function createSounds(clock: Clock, onFailure: (error: unknown) => void): Sounds {
  try {
    const context = new AudioContext({ latencyHint: 'interactive' });
    const buffers = {
      accepted: renderTone(context, tones.accepted),
      refused: renderTone(context, tones.refused),
    };
    let cancelRest: () => void = () => undefined;
    const restLater = (): void => {
      cancelRest();
      cancelRest = clock.schedule(restAfterMs, () => {
        context.suspend().catch(onFailure);
      });
    };
    restLater();
    return {
      play: (tone) => {
        try {
          if (context.state === 'suspended') context.resume().catch(onFailure);
          const source = context.createBufferSource();
          source.buffer = buffers[tone];
          source.connect(context.destination);
          source.start();
          restLater();
        } catch (error) {
          onFailure(error);
        }
      },
    };
  } catch (error) {
    onFailure(error);
    return { play: () => undefined };
  }
}

/** Sounds each outcome once, when it appears. */
export function playFeedback(store: Pick<StoreApi<StationState>, 'subscribe'>, sounds: Sounds): () => void {
  return store.subscribe(({ feedback }, previous) => {
    if (feedback === previous.feedback || feedback.outcome === 'none') return;
    sounds.play(isError(feedback) ? 'refused' : 'accepted');
  });
}

function renderTone(context: AudioContext, notes: readonly Note[]): AudioBuffer {
  const rate = context.sampleRate;
  const samples = notes.flatMap((note) => renderNote(note, rate));
  const buffer = context.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(Float32Array.from(samples), 0);
  return buffer;
}

function renderNote({ frequencyHz, durationMs, pauseAfterMs, wave }: Note, rate: number): number[] {
  const length = Math.round((durationMs / 1_000) * rate);
  const ramp = (rampMs / 1_000) * rate;
  const note = Array.from({ length }, (_unused, index) => {
    const sine = Math.sin((2 * Math.PI * frequencyHz * index) / rate);
    const level = wave === 'sine' ? 0.8 * sine : 0.5 * Math.sign(sine);
    return level * Math.min(1, index / ramp, (length - index) / ramp);
  });
  const pause = new Array<number>(Math.round((pauseAfterMs / 1_000) * rate)).fill(0);
  return [...note, ...pause];
}
