import type { Log } from '../../../shared/log';
import { openOutbox, type OpenedOutbox, type OpenOutboxOptions } from './open-outbox';
import { takeBackNewer } from './take-back-newer';

/** What can be done about an outbox that does not open at once. */
export interface OpeningHelp {
  /** Gives up the reserve of the disk; false where none is left. */
  giveRoom: () => boolean;
  /** The station has gone back to this program from a newer one. */
  takesNewerBack: boolean;
  log: Log;
}

/** Opens the outbox, on a full disk with the room of the reserve, and after a way back with the file taken back. */
export function openWithHelp(
  options: OpenOutboxOptions,
  { giveRoom, takesNewerBack, log }: OpeningHelp,
): OpenedOutbox {
  const opened = openOutbox(options);
  if (opened.state === 'refused' && opened.problem.code === 'disk-full' && giveRoom())
    return openOutbox(options);
  return takesNewerBack ? takeBackNewer(opened, options, log) : opened;
}
