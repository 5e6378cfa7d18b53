import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { LookupAddress } from 'node:dns';
import { databaseHostName } from './agent-messages';

/** A name service of our own for one name: a real one cannot be made to forget on demand. */
export interface NameService {
  setKnown(isKnown: boolean): void;
}

type LookupCallback = (error: Error | null, addresses: LookupAddress[] | string, family?: number) => void;
type Lookup = (name: string, options: { all?: boolean }, callback: LookupCallback) => void;

/** Takes the place of `dns.lookup` in this process, which every connection asks; other names are asked as before. */
export function installNameService(onUnknown: () => void): NameService {
  const dns = createRequire(import.meta.url)('node:dns') as { lookup: Lookup };
  const realLookup = dns.lookup;
  let isNameKnown = true;

  dns.lookup = (name, options, callback) => {
    if (name !== databaseHostName) {
      realLookup(name, options, callback);
      return;
    }
    if (!isNameKnown) {
      onUnknown();
      const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
        code: 'ENOTFOUND',
        syscall: 'getaddrinfo',
        hostname: name,
      });
      process.nextTick(() => {
        callback(error, []);
      });
      return;
    }
    process.nextTick(() => {
      if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
      else callback(null, '127.0.0.1', 4);
    });
  };
  syncBuiltinESMExports();
  return {
    setKnown: (isKnown) => {
      isNameKnown = isKnown;
    },
  };
}
