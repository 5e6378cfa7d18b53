import { createInterface } from 'node:readline/promises';
import { hashPin, isPin } from '../src/main/agent/people/pin-hash';

/*
 * npm run operator:pin -- makes the hash of a PIN for the column "pin_hash" of the table "operator", or for
 * "signIn.administratorPinHash" of a station. The PIN is asked for, so that it stands in no history of commands; a script
 * gives it on the standard input.
 */

async function main(): Promise<number> {
  const input = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  if (process.stdin.isTTY) process.stderr.write('PIN, 4 to 12 digits: ');
  const [pin = ''] = await firstLine(input);
  if (!isPin(pin)) {
    process.stderr.write('A PIN has 4 to 12 digits and nothing else. Nothing was made.\n');
    return 1;
  }
  process.stdout.write(`${await hashPin(pin)}\n`);
  return 0;
}

async function firstLine(input: AsyncIterable<string>): Promise<string[]> {
  for await (const line of input) return [line.trim()];
  return [];
}

process.exitCode = await main();
