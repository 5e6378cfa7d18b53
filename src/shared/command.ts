import { languages, type Language } from './preferences';
import { voidReasons, type VoidReason } from './void-reason';

/**
 * What an operator can tell the station by scanning a printed code. The codes are made of letters that sit in the same
 * place on US, German, Romanian and French keyboards (no A, M, Q, W, Y, Z, no digits, no punctuation), so that a scanner
 * set to another country still sends them right; case does not matter.
 */
export const commandWords = {
  undo: 'UNDO',
  'clear-row': 'RESET',
  acknowledge: 'OK',
  'no-defect': 'NODEFECT',
  skip: 'SKIP',
  'next-workflow': 'NEXT',
  'close-group': 'CLOSE',
  'sign-out': 'SIGNOUT',
  lock: 'LOCK',
  quantity: 'PIECES',
  'accept-duplicate': 'PROCEED',
  language: 'SPEECH',
  void: 'VOID',
  'void-reason': 'DUETO',
} as const;
export type CommandName = keyof typeof commandWords;

/** What every command code begins with; no field of a workflow can hold a code that does. */
export const commandPrefix = 'XSTX';

/** Commands that change what was saved or overrule a check: their codes carry the station's key. */
export const keyedCommands: ReadonlySet<CommandName> = new Set(['undo', 'accept-duplicate', 'void']);

/** Letters for the digits 0 to 9 in a quantity. */
const digitLetters = 'BCDEFGHIJK';

/** Letters a station key is made of. */
export const keyLetters = 'BCDEFGHIJKLNOPRSTUVX';
/** Length of a station key: some 64 million keys. */
export const keyLength = 6;

/** A command as it was read. */
export type Command =
  | { name: Exclude<CommandName, 'quantity' | 'language' | 'void-reason'> }
  | { name: 'quantity'; quantity: number }
  | { name: 'language'; language: Language }
  | { name: 'void-reason'; reason: VoidReason };

/** One of every command, and of those with a parameter the one or ones that stand for all. */
export function oneOfEachCommand(quantity: number): Command[] {
  return (Object.keys(commandWords) as CommandName[]).flatMap((name): Command[] => {
    if (name === 'quantity') return [{ name, quantity }];
    if (name === 'language') return languages.map((language) => ({ name, language }));
    if (name === 'void-reason') return voidReasons.map((reason) => ({ name, reason }));
    return [{ name }];
  });
}

/** What a code says, when it is a command at all. */
export type ReadCommand =
  | { outcome: 'command'; command: Command }
  /** The command of another station, or of a sheet that is no longer valid. */
  | { outcome: 'wrong-key'; name: CommandName }
  /** It begins like a command and is none. */
  | { outcome: 'unknown' };

/** The text of a command's code. `stationKey` goes into those that carry it. */
export function commandCode(command: Command, stationKey: string): string {
  const word = commandPrefix + commandWords[command.name];
  if (command.name === 'quantity') return word + toLetters(command.quantity);
  if (command.name === 'language') return word + command.language.toUpperCase();
  if (command.name === 'void-reason') return word + toLetters(voidReasons.indexOf(command.reason));
  return keyedCommands.has(command.name) ? word + stationKey : word;
}

/** Reads a code as a command; null when it is data. */
export function readCommand(code: string, stationKey: string): ReadCommand | null {
  const text = code.toUpperCase();
  if (!isCommandCode(text)) return null;
  const rest = text.slice(commandPrefix.length);
  for (const [name, word] of Object.entries(commandWords) as [CommandName, string][]) {
    if (!rest.startsWith(word)) continue;
    const tail = rest.slice(word.length);
    if (name === 'quantity') {
      const quantity = fromLetters(tail);
      if (quantity !== null) return { outcome: 'command', command: { name, quantity } };
    } else if (name === 'language') {
      const language = languages.find((each) => each.toUpperCase() === tail);
      if (language !== undefined) return { outcome: 'command', command: { name, language } };
    } else if (name === 'void-reason') {
      const reason = voidReasons.find((_, index) => toLetters(index) === tail);
      if (reason !== undefined) return { outcome: 'command', command: { name, reason } };
    } else if (keyedCommands.has(name)) {
      if (tail === stationKey) return { outcome: 'command', command: { name } };
      if (tail.length === keyLength) return { outcome: 'wrong-key', name };
    } else if (tail === '') {
      return { outcome: 'command', command: { name } };
    }
  }
  return { outcome: 'unknown' };
}

/** Whether a code is meant as a command, known or not. */
export function isCommandCode(code: string): boolean {
  return code.toUpperCase().startsWith(commandPrefix);
}

/** A key from random numbers in [0, 1). */
export function createStationKey(random: () => number): string {
  return Array.from({ length: keyLength }, () => keyLetters[Math.floor(random() * keyLetters.length)]).join(
    '',
  );
}

function toLetters(quantity: number): string {
  return String(quantity).replace(/\d/g, (digit) => digitLetters[Number(digit)] ?? '');
}

function fromLetters(letters: string): number | null {
  const digits = Array.from(letters, (letter) => digitLetters.indexOf(letter));
  if (digits.length === 0 || digits.length > 4 || digits.includes(-1)) return null;
  const quantity = Number(digits.join(''));
  return quantity > 0 ? quantity : null;
}
