import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Outbox } from '../src/main/agent/outbox/outbox';
import { outboxFileName } from '../src/main/agent/outbox/outbox-file';
import { createPruner, type PrunerDependencies } from '../src/main/agent/retention/pruner';
import { fewestDays, retentionSettingsSchema } from '../src/main/agent/retention/settings';
import { systemClock } from '../src/main/clock';
import { tellLog } from './drain-parts';

/** Days pass over a closed file: what is delivered in it may be pruned. */
export function passDaysOver(dataFolder: string): void {
  const database = new SqliteDatabase(path.join(dataFolder, outboxFileName));
  const begin = database.prepare('INSERT INTO delivery_day (date, after_seq) SELECT ?, last_seq FROM outbox');
  for (let day = 1; day <= fewestDays; day += 1) begin.run(`2020-01-0${day}`);
  database.close();
}

/** A pruning under way. */
export interface RunningPruning {
  /** What each step took, in milliseconds: looking for what may go, pruning, giving room back. */
  stepMs: readonly number[];
  pruned(): number;
  /** To be called after each append, as the agent does. */
  notifyAppended(): void;
  stop(): void;
}

/** Prunes with the station's own pruner. The database holds everything. */
export function startPruning(outbox: Outbox): RunningPruning {
  const stepMs: number[] = [];
  let pruned = 0;
  const timed = <Result>(step: () => Result): Result => {
    const startedMs = systemClock.monotonicMs();
    const result = step();
    stepMs.push(systemClock.monotonicMs() - startedMs);
    return result;
  };
  const measured: PrunerDependencies['outbox'] = {
    ...outbox,
    prunableSeqs: (...parameters) => timed(() => outbox.prunableSeqs(...parameters)),
    prune: (...parameters) => {
      const count = timed(() => outbox.prune(...parameters));
      pruned += count;
      return count;
    },
    giveBack: (pages) => {
      timed(() => {
        outbox.giveBack(pages);
      });
    },
  };
  const pruner = createPruner({
    outbox: measured,
    settings: retentionSettingsSchema.parse({ days: fewestDays }),
    findMissing: () => Promise.resolve([]),
    clock: systemClock,
    log: tellLog,
  });
  pruner.start();
  pruner.notifyDrained();
  return {
    stepMs,
    pruned: () => pruned,
    notifyAppended: () => {
      pruner.notifyAppended();
    },
    stop: () => {
      pruner.stop();
    },
  };
}
