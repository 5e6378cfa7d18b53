import { errorText } from '../../../shared/error-text';
import type { Log } from '../../../shared/log';
import { goBack } from './go-back';
import { openOutbox, type OpenedOutbox, type OpenOutboxOptions } from './open-outbox';

/**
 * For a station that has gone back to this program: a file that the newer one had changed is made one of this program's
 * again, with everything that was scanned meanwhile, and opened. Any other answer is handed on as it is.
 */
export function takeBackNewer(opened: OpenedOutbox, options: OpenOutboxOptions, log: Log): OpenedOutbox {
  if (opened.state !== 'refused' || opened.problem.code !== 'newer-file') return opened;
  const { dataFolder, wallMs, migrations } = options;
  try {
    const gone = goBack({
      dataFolder,
      toVersion: opened.problem.programVersion,
      wallMs,
      ...(migrations === undefined ? {} : { migrations }),
    });
    log('warn', 'The outbox was changed by a newer version and is taken back; every scan keeps its number.', {
      ...gone,
    });
    return openOutbox(options);
  } catch (error) {
    const detail = errorText(error);
    log('error', 'The outbox could not be taken back to this version; it was not changed.', { detail });
    return opened;
  }
}
