import { openOutbox } from '../../src/main/agent/outbox/open-outbox';
import { systemClock } from '../../src/main/clock';

/** What the closed station's outbox file still holds as pending: the file itself is asked, not the window. */
export function readPending(dataFolder: string): number {
  const opened = openOutbox({ dataFolder, wallMs: systemClock.wallMs() });
  if (opened.state !== 'ready') throw new Error(`The outbox cannot be read: ${JSON.stringify(opened)}`);
  const { pending } = opened.outbox.counts();
  opened.outbox.close();
  return pending;
}
