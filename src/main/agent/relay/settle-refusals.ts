import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import type { EntryChange } from '../../../shared/status';
import { DestinationError } from '../destination/destination';
import type { Outbox } from '../outbox/outbox';
import { judgeRefusals, noRefusals, type RefusalStreak } from './blame';
import type { BatchOutcome } from './deliver-batch';

/** Puts refused entries into quarantine, unless the table is to blame. */
export interface RefusalSettler {
  /**
   * Settles the refusals of one batch. Rejects them all with a `DestinationError` (misconfigured) when the table refuses
   * everything: then nothing stays in quarantine for it.
   */
  settle(outcome: BatchOutcome): void;
}

/** What the settler needs; a part of what the relay has. */
export interface RefusalSettlerDependencies {
  outbox: Pick<Outbox, 'quarantine' | 'requeue'>;
  clock: Clock;
  log: Log;
  onEntriesChange: (changes: EntryChange[]) => void;
}

/** Creates the settler; it remembers refusals from batch to batch. */
export function createRefusalSettler(dependencies: RefusalSettlerDependencies): RefusalSettler {
  const { outbox, clock, log, onEntriesChange } = dependencies;
  let streak: RefusalStreak = noRefusals;

  /** Those quarantined before it was clear that the table refuses everything were innocent. */
  function releaseStreak(): void {
    const decision = { by: 'station', reason: 'the table refused every scan alike', atMs: clock.wallMs() };
    const scanIds = outbox.requeue(streak.scanIds, decision);
    streak = noRefusals;
    if (scanIds.length > 0) onEntriesChange(scanIds.map((scanId) => ({ scanId, state: 'pending' })));
  }

  return {
    settle: (outcome) => {
      const judgement = judgeRefusals(streak, outcome);
      if (judgement.blames === 'table') {
        releaseStreak();
        throw new DestinationError('misconfigured', 'schema-mismatch', judgement.refusal);
      }
      streak = judgement.streak;
      for (const { scanId, refusal } of outcome.refused) {
        outbox.quarantine(scanId, refusal, clock.wallMs());
        log('warn', 'The database refused one scan; it is kept in quarantine.', { scanId, ...refusal });
      }
      if (outcome.refused.length === 0) return;
      onEntriesChange(outcome.refused.map(({ scanId }) => ({ scanId, state: 'quarantined' })));
    },
  };
}
