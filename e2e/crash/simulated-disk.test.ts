import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../support/seeded-random';
import { createSimulatedDisk, type SimulatedDisk } from './simulated-disk';

const write = (offset: number, text: string, file = '/d/a'): Parameters<SimulatedDisk['apply']>[0] => ({
  call: 'write',
  file,
  offset,
  bytes: Buffer.from(text),
});

/** Everything that may be found at `file` after a power cut now. */
function findings(disk: SimulatedDisk, file = '/d/a'): Set<string | undefined> {
  const random = createSeededRandom(1);
  return new Set(
    Array.from({ length: 400 }, () => disk.lose({ sectorBytes: 512, random }).get(file)?.toString('latin1')),
  );
}

describe('a disk that loses its power', () => {
  it('keeps what was synced, whatever comes after', () => {
    const disk = createSimulatedDisk(new Map([['/d/a', Buffer.from('old')]]));
    disk.apply(write(0, 'new'));
    disk.apply({ call: 'sync', file: '/d/a' });
    expect(disk.isAtRisk()).toBe(false);
    disk.apply(write(3, '!'));
    expect(disk.isAtRisk()).toBe(true);
    for (const found of findings(disk)) expect(found).toMatch(/^new/);
    expect(findings(disk)).toContain('new');
    expect(findings(disk)).toContain('new!');
  });

  it('may keep the second sector of a write and lose the first', () => {
    const disk = createSimulatedDisk(new Map([['/d/a', Buffer.from('x'.repeat(1_024))]]));
    disk.apply(write(0, 'y'.repeat(1_024)));
    const found = findings(disk);
    expect(found).toContain('x'.repeat(512) + 'y'.repeat(512));
    expect(found).toContain('y'.repeat(512) + 'x'.repeat(512));
  });

  it('keeps a new name only when its folder was synced', () => {
    const disk = createSimulatedDisk();
    disk.apply({ call: 'create', file: '/d/a' });
    disk.apply(write(0, 'text'));
    disk.apply({ call: 'sync', file: '/d/a' });
    expect(findings(disk)).toEqual(new Set([undefined, 'text']));
    disk.apply({ call: 'sync', file: '/d' });
    expect(findings(disk)).toEqual(new Set(['text']));
  });

  it('shows a renamed file under one of its two names', () => {
    const disk = createSimulatedDisk(new Map([['/d/a', Buffer.from('text')]]));
    disk.apply({ call: 'rename', from: '/d/a', to: '/d/b' });
    const random = createSeededRandom(2);
    for (let cut = 0; cut < 50; cut += 1) {
      expect(disk.lose({ sectorBytes: 512, random }).size).toBe(1);
    }
    expect(findings(disk, '/d/b')).toEqual(new Set([undefined, 'text']));
  });

  it('refuses a trace that writes to a file it does not know', () => {
    expect(() => createSimulatedDisk().apply(write(0, 'x'))).toThrow('/d/a, which is not there');
  });
});
