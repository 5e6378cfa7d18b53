import type { OutboxWork } from './outbox-work';
import type { AgentRequestHandlers } from './window-port';

/** What a person asks for when a PC or a file is dead. `open` throws in plain words when the outbox is not open. */
export function createCareRequests(
  open: () => OutboxWork,
): Pick<AgentRequestHandlers, 'import-file' | 'rescue-from' | 'note-salvages'> {
  return {
    'import-file': (file, record) => {
      open().transfer.importFile(file, record);
    },
    'rescue-from': (from) => {
      open().transfer.rescueFrom(from);
    },
    'note-salvages': () => {
      open().salvager.noteAll();
    },
  };
}
