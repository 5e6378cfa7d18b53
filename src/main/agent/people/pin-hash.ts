import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

/** Some 60 ms of a PC: nobody notices it once, and a thousand guesses cost a minute. */
const costs = { logN: 15, r: 8, p: 1 };

const hashLength = 32;

/** `scrypt$15$8$1$SALT$HASH`, both in base64; the costs stand with it so that they can be raised later. */
const pattern = /^scrypt\$(1[0-7])\$(\d{1,2})\$(\d)\$([A-Za-z0-9+/]{16,88}={0,2})\$([A-Za-z0-9+/]{43}=)$/;

/** A PIN: 4 to 12 digits. */
export function isPin(text: string): boolean {
  return /^\d{4,12}$/.test(text);
}

/** Whether a text is a hash this program can check a PIN against. */
export function isPinHash(text: string): boolean {
  return pattern.test(text);
}

/** The hash of a PIN with a salt of its own: two people with the same PIN have different ones. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await deriveWith(pin, salt, costs);
  return ['scrypt', costs.logN, costs.r, costs.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Whether a PIN is the one of a hash; false also for what is no hash. Takes as long for a wrong one as for the right one. */
export async function isPinOf(hash: string, pin: string): Promise<boolean> {
  const [, logN, r, p, salt, expected] = pattern.exec(hash) ?? [];
  if (salt === undefined || expected === undefined) return false;
  const found = await deriveWith(pin, Buffer.from(salt, 'base64'), {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(found, Buffer.from(expected, 'base64'));
}

function deriveWith(pin: string, salt: Buffer, { logN, r, p }: typeof costs): Promise<Buffer> {
  // Twice what scrypt needs by its own formula, 128 * N * r.
  return derive(pin, salt, hashLength, { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r });
}
