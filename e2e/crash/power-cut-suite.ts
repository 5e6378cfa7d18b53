import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { alignColumns } from '../faults/report';
import { createSeededRandom } from '../support/seeded-random';
import { createTemporaryFolder } from '../support/temporary-folder';
import { savedNumbers } from './answers';
import { bundleAgent } from './bundle-agent';
import { checkOutbox } from './check-outbox';
import { createCrashStation, dataFolderName } from './crash-station';
import { recordSessions, type PowerCutSession, type RecordingOptions } from './power-cut-sessions';
import { createSimulatedDisk } from './simulated-disk';

/** How often, and of what. */
export interface PowerCutOptions extends Omit<RecordingOptions, 'agentFile'> {
  /** Shared out among the sessions, rounded up. */
  cuts: number;
}

/** What the cuts of one session came to. */
export interface PowerCutResult {
  session: string;
  systemCalls: number;
  cuts: number;
  /** Scans that were confirmed before the cut, added up over all cuts: each had to be there. */
  confirmed: number;
  /** Sentences; empty when every promise was kept. */
  broken: string[];
}

/**
 * Cuts the power `cuts` times at random system calls of recorded sessions, most often while something was being written,
 * and opens what the disk would hold. Needs strace.
 */
export async function runPowerCuts({ cuts, ...recording }: PowerCutOptions): Promise<PowerCutResult[]> {
  const agent = await bundleAgent();
  try {
    const sessions = await recordSessions({ ...recording, agentFile: agent.file });
    return sessions.map((session, index) =>
      cutSession(
        session,
        Math.ceil(cuts / sessions.length),
        createSeededRandom(recording.seed * 1_000 + index),
      ),
    );
  } finally {
    agent.remove();
  }
}

function cutSession(session: PowerCutSession, cuts: number, random: () => number): PowerCutResult {
  const result: PowerCutResult = {
    session: session.name,
    systemCalls: session.calls.length,
    cuts: 0,
    confirmed: 0,
    broken: [],
  };
  const places = choosePlaces(session, cuts, random);
  const disk = createSimulatedDisk(session.filesBefore);
  const confirmed: number[] = [];
  for (const [index, call] of session.calls.entries()) {
    disk.apply(call);
    if (call.call === 'send') confirmed.push(...savedNumbers(call.text));
    for (let count = places.get(index) ?? 0; count > 0; count -= 1) {
      const files = disk.lose({ sectorBytes: random() < 0.5 ? 512 : 4_096, random });
      const sentences = openAfterCut(session, files, confirmed);
      result.broken.push(
        ...sentences.map((sentence) => `cut at call ${index} (${describe(session, index)}): ${sentence}`),
      );
      result.cuts += 1;
      result.confirmed += confirmed.length;
    }
  }
  return result;
}

/** How often at which call: only where something is at risk; elsewhere a cut finds what a cut before found. */
function choosePlaces(
  { calls, filesBefore }: PowerCutSession,
  cuts: number,
  random: () => number,
): Map<number, number> {
  const disk = createSimulatedDisk(filesBefore);
  const risky = calls.flatMap((call, index) => {
    disk.apply(call);
    return disk.isAtRisk() ? index : [];
  });
  const places = new Map<number, number>();
  for (let count = 0; count < cuts; count += 1) {
    const place = risky[Math.floor(random() * risky.length)] ?? 0;
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  return places;
}

function openAfterCut(
  session: PowerCutSession,
  files: ReadonlyMap<string, Buffer>,
  confirmed: readonly number[],
): string[] {
  const home = createTemporaryFolder('after-cut');
  try {
    const folder = path.join(home.folder, dataFolderName);
    mkdirSync(folder);
    for (const [file, bytes] of files) writeFileSync(path.join(folder, path.basename(file)), bytes);
    const station = createCrashStation(folder, () => 0);
    const { oracle } = station;
    for (const { item, seq } of session.savedBefore) {
      oracle.sent(item);
      oracle.saved(item.scanId, seq);
    }
    for (const item of session.sent.values()) oracle.sent(item);
    for (const seq of confirmed) {
      const item = session.sent.get(seq);
      if (item !== undefined) oracle.saved(item.scanId, seq);
    }
    if (oracle.savedCount() > 0) station.outboxId = session.outboxId;
    return checkOutbox(station);
  } finally {
    home.remove();
  }
}

function describe({ calls }: PowerCutSession, index: number): string {
  const call = calls[index];
  if (call === undefined || call.call === 'send') return 'an answer';
  return call.call === 'rename'
    ? `rename ${path.basename(call.from)}`
    : `${call.call} ${path.basename(call.file)}`;
}

/** A line for each session, and their sum. */
export function formatPowerCutTable(results: readonly PowerCutResult[]): string {
  const lines = results.map(({ session, systemCalls, cuts, confirmed, broken }) =>
    [session, systemCalls, cuts, confirmed, broken.length].map(String),
  );
  const cuts = results.reduce((sum, result) => sum + result.cuts, 0);
  return [
    alignColumns([['session', 'system calls', 'power cuts', 'confirmed before', 'broken'], ...lines]),
    `${cuts} power cuts`,
  ].join('\n');
}

/** What went wrong in a session, and how to see it again. */
export function describePowerCutFailure(
  { session, broken }: PowerCutResult,
  { cuts, seed }: PowerCutOptions,
): string {
  return [
    `FAILED ${session}: npm run test:faults -- --only power-cut --runs ${cuts} --seed ${seed}`,
    ...broken.slice(0, 12).map((sentence) => `    ${sentence}`),
  ].join('\n');
}
