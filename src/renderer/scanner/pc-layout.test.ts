import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../e2e/support/manual-clock';
import { defaultProfile, keptProfileFormat, type KeptProfile } from '../../shared/scanner-profile';
import { readPcLayout, watchPcLayout } from './pc-layout';
import { createScannerStore, layoutWarning, notePcLayout, profileOf } from './scanner-store';

const us = { KeyY: 'y', KeyZ: 'z', Minus: '-' };
const german = { KeyY: 'z', KeyZ: 'y', Minus: 'ß' };

function keptWith(decode: 'us-physical' | 'host-key'): KeptProfile {
  const profile = { ...defaultProfile, decode };
  return { ...keptProfileFormat, learntAt: '2026-11-24T10:00:00.000+02:00', pcLayout: us, profile };
}

describe('the keyboard layout of the PC', () => {
  it.each([
    ['no profile', null, us, german, 'harmless'],
    ['a scanner read by position', keptWith('us-physical'), us, german, 'harmless'],
    ['a scanner read by the layout', keptWith('host-key'), us, german, 'wrong'],
    [
      'a scanner read by a layout that was another one at the start already',
      keptWith('host-key'),
      german,
      german,
      'wrong',
    ],
    [
      'another layout from the start, and a scanner read by position',
      keptWith('us-physical'),
      german,
      german,
      null,
    ],
    ['a layout that came back', keptWith('host-key'), us, us, null],
  ] as const)('%s', (_name, kept, first, now, warning) => {
    const store = createScannerStore(kept);
    expect(layoutWarning(store.getState())).toBeNull();
    notePcLayout(store, first);
    notePcLayout(store, now);
    expect(layoutWarning(store.getState())).toBe(warning);
  });

  it('is read with the default profile until a scanner was calibrated', () => {
    expect(profileOf(createScannerStore(null).getState())).toEqual(defaultProfile);
    expect(profileOf(createScannerStore(keptWith('host-key')).getState()).decode).toBe('host-key');
  });

  it('is looked at again and again, until the watch is stopped', async () => {
    const clock = createManualClock();
    let reads = 0;
    const stop = watchPcLayout({
      read: () => Promise.resolve({ KeyY: String((reads += 1)) }),
      clock,
      onLayout: () => undefined,
      onFailure: () => undefined,
    });
    for (const expected of [1, 2, 3]) {
      await Promise.resolve();
      await Promise.resolve();
      expect(reads).toBe(expected);
      clock.advance(3_000);
    }
    stop();
    await Promise.resolve();
    await Promise.resolve();
    expect(clock.waitingDelays()).toEqual([]);
  });

  it('tells once that it cannot be read', async () => {
    const clock = createManualClock();
    const failures: unknown[] = [];
    watchPcLayout({
      read: () => Promise.reject(new Error('denied')),
      clock,
      onLayout: () => undefined,
      onFailure: (error) => failures.push(error),
    });
    await Promise.resolve();
    await Promise.resolve();
    clock.advance(30_000);
    expect(failures).toEqual([new Error('denied')]);
  });

  it('is unknown where the browser has no keyboard to ask', async () => {
    expect(await readPcLayout({})).toBeNull();
    const keyboard = { getLayoutMap: () => Promise.resolve(new Map([['KeyY', 'z']])) };
    expect(await readPcLayout({ keyboard })).toMatchObject({ KeyY: 'z', Minus: '' });
  });
});
