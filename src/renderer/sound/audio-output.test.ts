import { expect, it } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { watchAudioOutput } from './audio-output';

type Kind = MediaDeviceInfo['kind'];

function openWatch(kinds: () => Promise<readonly Kind[]>) {
  const clock = createManualClock();
  const looks: boolean[] = [];
  const failures: unknown[] = [];
  const target = new EventTarget();
  const devices = Object.assign(target, {
    enumerateDevices: async () => (await kinds()).map((kind) => ({ kind }) as MediaDeviceInfo),
  });
  watchAudioOutput({
    devices,
    clock,
    onOutput: (hasOutput) => looks.push(hasOutput),
    onFailure: (error) => failures.push(error),
  });
  return { clock, looks, failures, plug: () => target.dispatchEvent(new Event('devicechange')) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('a loudspeaker is noticed at the start, when it is plugged in, and without being told within half a minute', async () => {
  let kinds: Kind[] = ['audioinput'];
  const { clock, looks, plug } = openWatch(() => Promise.resolve(kinds));
  await settled();
  expect(looks).toEqual([false]);
  kinds = ['audioinput', 'audiooutput'];
  plug();
  await settled();
  expect(looks).toEqual([false, true]);
  kinds = [];
  clock.advance(30_000);
  await settled();
  expect(looks).toEqual([false, true, false]);
});

it('a browser that cannot tell is told of, and nothing is claimed', async () => {
  const { looks, failures } = openWatch(() => Promise.reject(new Error('denied')));
  await settled();
  expect(looks).toEqual([]);
  expect(failures).toEqual([new Error('denied')]);
});
