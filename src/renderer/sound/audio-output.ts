import type { Clock } from '../../shared/clock';

/** What the watch needs and tells. */
export interface WatchOutputOptions {
  devices: Pick<MediaDevices, 'enumerateDevices' | 'addEventListener'>;
  clock: Clock;
  /** Each look. */
  onOutput: (hasOutput: boolean) => void;
  onFailure: (error: unknown) => void;
}

/** How long a loudspeaker may be gone unnoticed where the browser does not tell. */
const lookEveryMs = 30_000;

/**
 * Looks whether this PC has anything that tones can be heard from: now, when a device comes or goes, and every half
 * minute. The audio context itself does not tell: without a device it runs into nothing.
 */
export function watchAudioOutput({ devices, clock, onOutput, onFailure }: WatchOutputOptions): void {
  function look(): void {
    devices.enumerateDevices().then((found) => {
      onOutput(found.some(({ kind }) => kind === 'audiooutput'));
    }, onFailure);
  }

  function lookAgain(): void {
    look();
    clock.schedule(lookEveryMs, lookAgain);
  }

  devices.addEventListener('devicechange', look);
  lookAgain();
}
