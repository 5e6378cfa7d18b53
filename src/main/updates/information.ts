import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { valid } from 'semver';
import { z } from 'zod';

const versionSchema = z
  .string()
  .max(64)
  .refine((text) => valid(text) === text, {
    error: 'must be a version such as 1.2.3',
  });

/** A file of a release: a bare name, so that nothing can be fetched from elsewhere. */
const releasedFileSchema = z.object({
  url: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/, { error: 'must be a bare file name' }),
  /** Base64 of the 64 bytes. */
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/, { error: 'must be a SHA-512 in base64' }),
  /** Bytes. */
  size: z.int().positive(),
});
export type ReleasedFile = z.infer<typeof releasedFileSchema>;

/** What an update server says about its newest release; everything a decision is made of is signed. */
export const updateInformationSchema = z.object({
  version: versionSchema,
  files: z.array(releasedFileSchema).min(1).max(10),
  channel: z.string().min(1).max(20),
  /** Share of the stations that are offered this release, 0 to 100. */
  stagingPercentage: z.int().min(0).max(100),
  /** Stations below it install this release without waiting for their hours; null: none must. */
  minimumVersion: versionSchema.nullable(),
  /** A release older than the station's is offered as well: the way to take one back. */
  allowsDowngrade: z.boolean(),
});
export type UpdateInformation = z.infer<typeof updateInformationSchema>;

const signedInformationSchema = updateInformationSchema.extend({
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/, { error: 'must be an Ed25519 signature in base64' }),
});

/** The information is not to be trusted, in words for IT. */
export class UntrustedUpdateError extends Error {
  override readonly name = 'UntrustedUpdateError';
}

/** The very text that is signed: keys in this order, nothing else. */
export function signedText(information: UpdateInformation): string {
  const { version, files, channel, stagingPercentage, minimumVersion, allowsDowngrade } = information;
  return JSON.stringify({
    version,
    files: files.map(({ url, sha512, size }) => ({ url, sha512, size })),
    channel,
    stagingPercentage,
    minimumVersion,
    allowsDowngrade,
  });
}

/** Base64 of the Ed25519 signature. */
export function signInformation(information: UpdateInformation, privateKey: KeyObject): string {
  return sign(null, Buffer.from(signedText(information)), privateKey).toString('base64');
}

/** DER in front of the 32 bytes of an Ed25519 public key (RFC 8410). */
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** An Ed25519 public key from the 44 characters of its base64. Throws where they are none. */
export function readPublicKey(base64: string): KeyObject {
  const der = Buffer.concat([publicKeyPrefix, Buffer.from(base64, 'base64')]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

/** The 44 characters of an Ed25519 public key. */
export function formatPublicKey(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).subarray(publicKeyPrefix.length).toString('base64');
}

/**
 * Takes what an update server or a folder holds. Nothing is returned that the key does not vouch for, every field of it:
 * throws `UntrustedUpdateError` for unsigned, wrongly signed and malformed information.
 */
export function verifyInformation(document: unknown, publicKey: string): UpdateInformation {
  if (typeof document === 'object' && document !== null && !('signature' in document)) {
    throw new UntrustedUpdateError('The update information is not signed.');
  }
  const parsed = signedInformationSchema.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UntrustedUpdateError(
      `The update information is malformed: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  const { signature, ...information } = parsed.data;
  const isGenuine = verify(
    null,
    Buffer.from(signedText(information)),
    readPublicKey(publicKey),
    Buffer.from(signature, 'base64'),
  );
  if (!isGenuine) {
    throw new UntrustedUpdateError('The signature of the update information is not that of the known key.');
  }
  return information;
}
