import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import {
  checkServerIdentity,
  connect,
  rootCertificates,
  type ConnectionOptions,
  type TLSSocket,
} from 'node:tls';
import { errorText } from '../../../shared/error-text';
import { TlsError } from './pool-errors';
import type { TlsHandshake } from './secured-socket';
import type { TlsSettings } from './settings';

/** Errors of the network that can fall into a handshake; they say nothing about certificates. */
const networkErrors = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED']);

/**
 * How to agree on encryption with the server called `host`. Rejects with a `TlsError` in words when the server is not
 * believed, and with the network's own error when the network failed.
 */
export function createTlsHandshake(settings: TlsSettings, host: string): TlsHandshake {
  return async (plain) => {
    const secure = connect({ socket: plain, minVersion: 'TLSv1.2', ...trustOptions(settings, host) });
    await new Promise<void>((resolve, reject) => {
      secure.once('secureConnect', resolve);
      secure.once('error', (error: Error) => {
        reject(inWords(error, host));
      });
      secure.once('close', () => {
        reject(new TlsError('The connection ended while encryption was being agreed on.', 45059));
      });
    });
    if (settings.fingerprint !== undefined) assertFingerprint(secure, settings.fingerprint);
    return secure;
  };
}

function trustOptions(settings: TlsSettings, host: string): ConnectionOptions {
  // The certificate itself is compared, before anything is sent; who issued it does not matter then.
  if (settings.fingerprint !== undefined) return { rejectUnauthorized: false };
  return {
    ca: settings.caFile === undefined ? [...rootCertificates] : readCaFile(settings.caFile),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    // Over a socket that is open already, Node would compare with "localhost" where the host is an address.
    checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
  };
}

/** Read for each connection: a file that was mended or renewed counts at once. */
function readCaFile(file: string): Buffer {
  try {
    const content = readFileSync(file);
    // Node takes a file without a certificate in silence.
    new X509Certificate(content);
    return content;
  } catch (cause) {
    const reason = errorText(cause);
    throw new TlsError(`The file of certificate authorities cannot be used: ${file}: ${reason}.`, 45059, {
      cause,
    });
  }
}

function assertFingerprint(secure: TLSSocket, expected: string): void {
  const found = `sha256:${plainDigits(secure.getPeerCertificate().fingerprint256)}`;
  if (found === `sha256:${plainDigits(expected.slice('sha256:'.length))}`) return;
  secure.destroy();
  throw new TlsError(`The server's certificate has another fingerprint than the settings: ${found}.`, 45059);
}

function plainDigits(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}

function inWords(error: Error, host: string): Error {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (networkErrors.has(code)) return error;
  return new TlsError(`${sentenceFor(code, host)} (${error.message})`, 45059, { cause: error });
}

function sentenceFor(code: string, host: string): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return `The certificate of the database server ${host} has expired.`;
    case 'CERT_NOT_YET_VALID':
      return `The certificate of the database server ${host} is not valid yet, or the clock of this PC is wrong.`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate of the database server is not for ${host}.`;
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return `The certificate of the database server ${host} was not issued by an authority this station trusts.`;
    default:
      return `The encrypted connection to ${host} could not be agreed on.`;
  }
}
