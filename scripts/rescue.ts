import { rescueByCommand } from '../src/main/agent/rescue/rescue-command';
import { systemClock } from '../src/main/clock';
import { runFileCommand } from './run-file-command';

await runFileCommand('rescue', 'npm run rescue --', (task) => rescueByCommand(task, systemClock.wallMs()));
