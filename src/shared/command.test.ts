import { describe, expect, it } from 'vitest';
import {
  commandCode,
  commandPrefix,
  createStationKey,
  keyedCommands,
  oneOfEachCommand,
  readCommand,
} from './command';

const key = 'BCDEFG';
const commands = oneOfEachCommand(907);

describe('a command code', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '%s is read as it was written',
    (_name, command) => {
      const code = commandCode(command, key);
      expect(readCommand(code, key)).toEqual({ outcome: 'command', command });
      expect(readCommand(code.toLowerCase(), key)).toEqual({ outcome: 'command', command });
    },
  );

  it('is made of letters alone that are the same key on US, German, Romanian and French keyboards', () => {
    for (const command of commands) expect(commandCode(command, key)).toMatch(/^[BCDEFGHIJKLNOPRSTUVX]+$/);
    expect(createStationKey(() => 0.999)).toMatch(/^X{6}$/);
  });

  it('that changes what was saved is good at its own station alone', () => {
    expect([...keyedCommands]).toEqual(['undo', 'accept-duplicate', 'void']);
    for (const name of ['undo', 'accept-duplicate', 'void'] as const) {
      expect(readCommand(commandCode({ name }, 'XXXXXX'), key)).toEqual({ outcome: 'wrong-key', name });
    }
    expect(readCommand(commandCode({ name: 'skip' }, 'XXXXXX'), key)).toMatchObject({ outcome: 'command' });
  });

  it.each(['', 'BLA', 'UNDO', 'PIECES', 'PIECESB', 'PIECESCBBBB', 'SKIPX', 'OKK', 'DUETO', 'DUETOK', 'VOID'])(
    'that ends in %j is none, and no data either',
    (rest) => {
      expect(readCommand(commandPrefix + rest, key)).toEqual({ outcome: 'unknown' });
    },
  );

  it('is told from data by its beginning', () => {
    expect(readCommand('CP12345678-1234', key)).toBeNull();
    expect(readCommand('CPXSTXOK', key)).toBeNull();
  });
});
