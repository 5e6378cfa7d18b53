import type { Clock } from '../../shared/clock';
import type { Volume } from '../../shared/preferences';
import { patterns, tones, type Note, type Tone } from './patterns';

/** Plays the station's own tones; the scanner's beep only means "decoded". */
export interface Sounds {
  /** Starts at once; the newest tone ends the one before. */
  play: (tone: Tone) => void;
  setVolume: (volume: Volume) => void;
}

/** What they need. */
export interface SoundsOptions {
  clock: Clock;
  volume: Volume;
  /** Whether the PC's sound output runs, told when a tone has woken it or could not. */
  onRunning: (isRunning: boolean) => void;
  /** A PC without sound must still scan: nothing is thrown. */
  onFailure: (error: unknown) => void;
}

/** How much of full strength each volume is: a step is 6 dB. None is silence. */
export const gains: Readonly<Record<Volume, number>> = { soft: 0.25, normal: 0.5, loud: 1 };

/** An audio device that runs costs processor time: it rests after this silence and wakes with the next tone. */
const restAfterMs = 60_000;

/** Ramp at both ends of a note, so that it does not click. */
const rampMs = 4;

/** Tones made once, played from memory. */
export function createSounds(options: SoundsOptions): Sounds {
  try {
    return openSounds(options, new AudioContext({ latencyHint: 'interactive' }));
  } catch (error) {
    options.onFailure(error);
    options.onRunning(false);
    return { play: () => undefined, setVolume: () => undefined };
  }
}

function openSounds({ clock, volume, onRunning, onFailure }: SoundsOptions, context: AudioContext): Sounds {
  const strength = new GainNode(context, { gain: gains[volume] });
  strength.connect(context.destination);
  const buffers = new Map(tones.map((tone) => [tone, renderTone(context, patterns[tone])]));
  let playing: AudioBufferSourceNode | null = null;
  let cancelRest: () => void = () => undefined;

  function fail(error: unknown): void {
    onFailure(error);
    onRunning(false);
  }

  function restLater(): void {
    cancelRest();
    cancelRest = clock.schedule(restAfterMs, () => {
      context.suspend().catch(onFailure);
    });
  }

  context.addEventListener('error', () => {
    fail(new Error('The sound output of this PC failed.'));
  });
  restLater();
  return {
    setVolume: (next) => {
      strength.gain.value = gains[next];
    },
    play: (tone) => {
      try {
        playing?.stop();
        playing = new AudioBufferSourceNode(context, { buffer: buffers.get(tone) ?? null });
        playing.connect(strength);
        playing.start();
        restLater();
        if (context.state === 'running') return;
        context.resume().then(() => {
          onRunning(true);
        }, fail);
      } catch (error) {
        fail(error);
      }
    },
  };
}

function renderTone(context: AudioContext, notes: readonly Note[]): AudioBuffer {
  const rate = context.sampleRate;
  const samples = notes.flatMap((note) => renderNote(note, rate));
  const buffer = context.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(Float32Array.from(samples), 0);
  return buffer;
}

function renderNote({ frequencyHz, onMs, offMs, wave }: Note, rate: number): number[] {
  const length = Math.round((onMs / 1_000) * rate);
  const ramp = (rampMs / 1_000) * rate;
  const note = Array.from({ length }, (_unused, index) => {
    const turn = (2 * Math.PI * frequencyHz * index) / rate;
    const level =
      wave === 'buzz'
        ? 0.6 * Math.sign(Math.sin(turn))
        : 0.6 * Math.sin(turn) + 0.25 * Math.sin(2 * turn) + 0.15 * Math.sin(3 * turn);
    return level * Math.min(1, index / ramp, (length - index) / ramp);
  });
  return [...note, ...new Array<number>(Math.round((offMs / 1_000) * rate)).fill(0)];
}
