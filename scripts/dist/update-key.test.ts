import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../../e2e/support/temporary-folder';
import { formatPublicKey } from '../../src/main/updates/information';
import { readUpdateKey } from './update-key.mjs';

const ed25519 = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const key = formatPublicKey(ed25519.publicKey);
const pem = { format: 'pem', type: 'spki' } as const;

describe('the update key that is packed', () => {
  let home: ReturnType<typeof createTemporaryFolder>;
  beforeEach(() => {
    home = createTemporaryFolder('update-key');
  });
  afterEach(() => {
    home.remove();
  });
  const file = (content: string | Buffer): string => {
    const name = path.join(home.folder, 'key');
    writeFileSync(name, content);
    return name;
  };

  it('is the same whether it is given as it is, in a file, or in PEM', () => {
    expect(readUpdateKey(key)).toBe(key);
    expect(readUpdateKey(file(`${key}\n`))).toBe(key);
    expect(readUpdateKey(file(ed25519.publicKey.export(pem)))).toBe(key);
  });

  it.each([
    ['a private key', ed25519.privateKey.export({ format: 'pem', type: 'pkcs8' }), 'holds a private key'],
    ['another kind of key', rsa.publicKey.export(pem), 'of the kind rsa; updates are signed with Ed25519'],
    ['something else', 'hello', 'holds no public key'],
    ['a key that is too short', key.slice(4), 'holds no public key'],
  ])('is refused in words where it is %s', (_name, content, words) => {
    expect(() => readUpdateKey(file(content))).toThrow(words);
  });

  it('is refused in words where it is nowhere', () => {
    expect(() => readUpdateKey(path.join(home.folder, 'absent'))).toThrow('is neither a file nor');
  });
});
