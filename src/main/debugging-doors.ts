import { app } from 'electron';

declare const __TEST_FLAVOUR__: boolean;

/** Switches that let another program look into this one, or change what it runs. */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'js-flags',
];

/**
 * Closes the doors through which a debugger could come in; must run before anything else of the program. Packages of
 * the test flavour leave them open, and so does the program run from its source folder.
 */
export function closeDebuggingDoors(): void {
  if (!app.isPackaged || __TEST_FLAVOUR__) return;
  for (const name of refusedSwitches) app.commandLine.removeSwitch(name);
}
