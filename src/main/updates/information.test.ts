import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  formatPublicKey,
  signInformation,
  UntrustedUpdateError,
  verifyInformation,
  type ReleasedFile,
  type UpdateInformation,
} from './information';

const keys = generateKeyPairSync('ed25519');
const publicKey = formatPublicKey(keys.publicKey);
const hash = `${'a'.repeat(86)}==`;
const file: ReleasedFile = { url: 'scan-station-1.2.3-x86_64.AppImage', sha512: hash, size: 1_000 };
const information: UpdateInformation = {
  version: '1.2.3',
  files: [file],
  channel: 'latest',
  stagingPercentage: 100,
  minimumVersion: null,
  allowsDowngrade: false,
};
const signed = (changed: Partial<UpdateInformation> = {}): Record<string, unknown> => {
  const whole = { ...information, ...changed };
  return { ...whole, signature: signInformation(whole, keys.privateKey) };
};

describe('update information', () => {
  it('is taken with the right signature, and what is not signed is left out of it', () => {
    const document = { ...signed(), releaseDate: '2026-11-24', path: 'elsewhere.AppImage' };
    expect(verifyInformation(document, publicKey)).toEqual(information);
  });

  const changes: [string, Record<string, unknown>][] = [
    ['another version', { version: '1.2.4' }],
    ['another hash', { files: [{ ...file, sha512: `${'b'.repeat(86)}==` }] }],
    ['another size', { files: [{ ...file, size: 999 }] }],
    ['another name', { files: [{ ...file, url: 'other.AppImage' }] }],
    ['one file more', { files: [file, file] }],
    ['another channel', { channel: 'beta' }],
    ['a wider roll-out', { stagingPercentage: 99 }],
    ['a forced version', { minimumVersion: '1.2.3' }],
    ['a way back', { allowsDowngrade: true }],
  ];
  it.each(changes)('is refused with %s than was signed', (_what, change) => {
    expect(() => verifyInformation({ ...signed(), ...change }, publicKey)).toThrow(
      'not that of the known key',
    );
  });

  it('is refused when another key signed it', () => {
    const other = generateKeyPairSync('ed25519');
    expect(() => verifyInformation(signed(), formatPublicKey(other.publicKey))).toThrow(UntrustedUpdateError);
  });

  it('is refused without a signature, and says so', () => {
    expect(() => verifyInformation(information, publicKey)).toThrow('not signed');
  });

  const unfit: [string, Partial<UpdateInformation>][] = [
    ['a name that leads elsewhere', { files: [{ ...file, url: '../scan-station.AppImage' }] }],
    ['an address in place of a name', { files: [{ ...file, url: 'https://elsewhere.example/x.AppImage' }] }],
    ['no file', { files: [] }],
    ['no version', { version: 'newest' }],
    ['a percentage that is none', { stagingPercentage: 101 }],
  ];
  it.each(unfit)('is refused with %s even where the key signed it', (_what, change) => {
    const document = signed(change);
    expect(() => verifyInformation(document, publicKey)).toThrow('malformed');
  });

  it.each([null, undefined, 7, 'text', [], {}, { signature: 1 }])(
    '%j is refused and nothing worse',
    (document) => {
      expect(() => verifyInformation(document, publicKey)).toThrow(UntrustedUpdateError);
    },
  );
});
