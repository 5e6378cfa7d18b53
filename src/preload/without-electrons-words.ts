import { errorText } from '../shared/error-text';

/** What main threw, as it threw it: Electron puts the channel and the kind of error before its words. */
export function withoutElectronsWords(error: unknown): Error {
  return new Error(errorText(error).replace(/^Error invoking remote method '[^']*': (?:\w*Error: )?/, ''));
}
