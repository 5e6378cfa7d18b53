import type { Page } from 'playwright';
import { waitUntil } from './wait-until';

/** One sound between two silences. */
export interface HeardNote {
  onMs: number;
  /** Silence after it; 0 for the last. */
  offMs: number;
  /** Root mean square of its samples: 1 is full strength. */
  strength: number;
}

/** What reaches the loudspeaker of a station. */
export interface Ear {
  /** Everything heard since the last call, once it has been silent for longer than any tone is. */
  heard: () => Promise<HeardNote[]>;
  /** In which order a tone was started, the screen changed, and the next task began, since the last call. */
  order: () => Promise<string[]>;
}

interface EarOfPage {
  /** Strength of each window of samples, oldest first. */
  strengths: number[];
  order: string[];
}

type Listening = typeof globalThis & { ear: EarOfPage };

/** Length of a window of samples. */
const windowMs = 5;
/** Below this it is silent. */
const silence = 0.005;
/** Longer than a silence within a tone. */
const endOfToneMs = 300;

/**
 * Listens at the end of the page's real audio graph: whatever goes to the loudspeaker goes through a tap as well. The page
 * is loaded again, so that the tap is there before the station's scripts.
 */
export async function listen(page: Page): Promise<Ear> {
  await page.addInitScript(installTap, windowMs);
  await page.reload();
  await page.getByTestId('scan-prompt').waitFor();
  await page.evaluate(watchFlood);
  return {
    heard: async () => {
      await waitUntil('a tone was heard to its end', async () =>
        page.evaluate(isOver, { silence, windows: endOfToneMs / windowMs }),
      );
      const strengths = await page.evaluate(() => (globalThis as Listening).ear.strengths.splice(0));
      return toNotes(strengths);
    },
    order: () => page.evaluate(() => (globalThis as Listening).ear.order.splice(0)),
  };
}

function installTap(lengthMs: number): void {
  const ear: EarOfPage = { strengths: [], order: [] };
  Object.assign(globalThis, { ear });
  const lookEveryMs = 100;
  const taps = new WeakMap<BaseAudioContext, AudioNode>();
  const realDestination = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'destination') as {
    get: (this: BaseAudioContext) => AudioDestinationNode;
  };
  const realStart = Object.getOwnPropertyDescriptor(AudioBufferSourceNode.prototype, 'start')?.value as (
    this: AudioBufferSourceNode,
  ) => void;

  /**
   * Passes everything on to the loudspeaker, and remembers the last 4 s of it: a page may stand still. An analyser holds 0.7 s, so
   * each listens to what the one before has forgotten.
   */
  function createTap(context: BaseAudioContext): AudioNode {
    const tap = new GainNode(context);
    tap.connect(realDestination.get.call(context));
    const perWindow = Math.round((context.sampleRate * lengthMs) / 1_000);
    const memory = 32_768;
    const analysers = Array.from({ length: 6 }, (_, index) => {
      const delayTime = (index * memory) / context.sampleRate;
      const analyser = new AnalyserNode(context, { fftSize: memory });
      tap.connect(new DelayNode(context, { delayTime, maxDelayTime: 6 })).connect(analyser);
      return analyser;
    }).toReversed();
    const latest = new Float32Array(memory * analysers.length);
    let untilSeconds = context.currentTime;
    let sum = 0;
    let count = 0;
    setInterval(() => {
      const fresh = Math.round((context.currentTime - untilSeconds) * context.sampleRate);
      untilSeconds = context.currentTime;
      analysers.forEach((analyser, index) => {
        analyser.getFloatTimeDomainData(latest.subarray(index * memory, (index + 1) * memory));
      });
      for (const sample of latest.subarray(Math.max(0, latest.length - fresh))) {
        sum += sample * sample;
        count += 1;
        if (count < perWindow) continue;
        ear.strengths.push(Math.sqrt(sum / count));
        sum = 0;
        count = 0;
      }
    }, lookEveryMs);
    return tap;
  }

  Object.defineProperty(BaseAudioContext.prototype, 'destination', {
    get(this: BaseAudioContext) {
      const tap = taps.get(this) ?? createTap(this);
      taps.set(this, tap);
      return tap;
    },
  });

  function startHeard(this: AudioBufferSourceNode): void {
    ear.order.push('tone');
    // A message to oneself is the first task after this one.
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      ear.order.push('next task');
      port1.close();
    };
    port1.postMessage(null);
    realStart.call(this);
  }
  Object.defineProperty(AudioBufferSourceNode.prototype, 'start', { value: startHeard });
}

function watchFlood(): void {
  const { ear } = globalThis as Listening;
  const shell = document.querySelector('.shell');
  if (shell === null) throw new Error('The page has no shell.');
  new MutationObserver(() => {
    ear.order.push('flash');
  }).observe(shell, { attributeFilter: ['data-flood'] });
}

function isOver(limits: { silence: number; windows: number }): boolean {
  const { strengths } = (globalThis as Listening).ear;
  const last = strengths.findLastIndex((strength) => strength > limits.silence);
  return last >= 0 && strengths.length - last > limits.windows;
}

function toNotes(strengths: readonly number[]): HeardNote[] {
  const notes: HeardNote[] = [];
  let energy = 0;
  strengths.forEach((strength, index) => {
    const isOn = strength > silence;
    const wasOn = (strengths[index - 1] ?? 0) > silence;
    const note = notes.at(-1);
    if (isOn && !wasOn) {
      notes.push({ onMs: windowMs, offMs: 0, strength });
      energy = strength * strength;
    } else if (isOn && note !== undefined) {
      energy += strength * strength;
      note.onMs += windowMs;
      note.strength = Math.sqrt((energy * windowMs) / note.onMs);
    } else if (note !== undefined) note.offMs += windowMs;
  });
  return notes.map((note, index) => (index === notes.length - 1 ? { ...note, offMs: 0 } : note));
}
