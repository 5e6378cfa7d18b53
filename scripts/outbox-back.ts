import { goBack } from '../src/main/agent/outbox/go-back';
import { goBackByCommand } from '../src/main/agent/rescue/outbox-back-command';
import { systemClock } from '../src/main/clock';
import { runFileCommand } from './run-file-command';

await runFileCommand('outbox-back', 'npm run outbox:back --', (task) =>
  goBackByCommand(task, systemClock.wallMs(), goBack),
);
