import type { Clock } from '../../../shared/clock';
import type { Log } from '../../../shared/log';
import { letOthersRun } from '../../clock';
import { signInSettingsSchema } from '../people/settings';
import type { AgentConfiguration } from '../protocol';
import type { LeftScans } from '../reference/left-scans';
import type { AgentRequestHandlers } from '../window-port';
import type { ListsInTime } from './compare-judgement';
import { judgeAgain, type JudgeAgainOptions } from './judge-again';

/** Numbers looked at together: a few milliseconds. */
const sliceSize = 50;

/** What they need. */
export interface JudgementRequestOptions {
  /** Throws in plain words when it is not open. */
  outbox: () => JudgeAgainOptions['outbox'];
  lists: ListsInTime;
  leftScans: LeftScans;
  configuration: Pick<AgentConfiguration, 'workflows' | 'signIn'>;
  clock: Clock;
  log: Log;
}

/** The requests of a window that are about what newer lists make of earlier scans. */
export function createJudgementRequests(
  options: JudgementRequestOptions,
): Pick<AgentRequestHandlers, 'list-differences' | 'leave-scan'> {
  const { outbox, lists, leftScans, configuration, clock, log } = options;
  const { unknownBadge } = configuration.signIn ?? signInSettingsSchema.parse({});
  return {
    'list-differences': () =>
      judgeAgain({
        outbox: outbox(),
        lists,
        workflows: configuration.workflows,
        unknownBadge,
        isLeft: leftScans.isLeft,
        sliceSize,
        letOthersRun,
      }),
    'leave-scan': (scanId, key, by) => {
      leftScans.leave(scanId, key, by, clock.wallMs());
      log('info', 'A scan stays as it is although a newer list knows its codes otherwise.', {
        scanId,
        key,
        by,
      });
    },
  };
}
