import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { SetupError } from '../setup/say.mjs';

/** The 32 bytes of an Ed25519 public key in base64, as `npm run update:sign -- --make-key` prints them. */
const bareKey = /^[A-Za-z0-9+/]{43}=$/;

/** Bytes of DER in front of the key itself (RFC 8410). */
const prefixBytes = 12;

/**
 * The Ed25519 public key that is packed with the program, as its 44 characters.
 * @param {string} given Those characters, or a file that holds them or the key in PEM.
 * @returns {string}
 * @throws {SetupError} It is anything else; a private key above all has no business here.
 */
export function readUpdateKey(given) {
  if (bareKey.test(given)) return given;
  if (!existsSync(given)) {
    throw new SetupError(
      `dist: the update key "${given}" is neither a file nor the 44 characters that update:sign prints.`,
    );
  }
  const text = readFileSync(given, 'utf8').trim();
  if (bareKey.test(text)) return text;
  if (text.includes('PRIVATE KEY')) {
    throw new SetupError(
      `dist: ${given} holds a private key. It signs releases and is never packed; name its public key, ${given}.public.`,
    );
  }
  const key = parse(given, text);
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new SetupError(
      `dist: ${given} holds a public key of the kind ${key.asymmetricKeyType ?? 'unknown'}; updates are signed with Ed25519.`,
    );
  }
  return key.export({ format: 'der', type: 'spki' }).subarray(prefixBytes).toString('base64');
}

/**
 * @param {string} file
 * @param {string} text
 */
function parse(file, text) {
  try {
    return createPublicKey(text);
  } catch {
    throw new SetupError(
      `dist: ${file} holds no public key: neither the 44 characters that update:sign prints nor PEM.`,
    );
  }
}
