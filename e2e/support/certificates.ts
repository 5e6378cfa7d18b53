import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A certificate for a private server, and how to believe it; files in PEM. */
export interface ServerCertificate {
  certificateFile: string;
  keyFile: string;
  /** As the settings take it. */
  fingerprint: string;
  /** What makes a private server use it. */
  serverArguments: string[];
}

/** An authority of our own, for tests. */
export interface CertificateAuthority {
  caFile: string;
  /** Issues a certificate for `name`, e.g. `IP:127.0.0.1` or `DNS:db.factory`; `days` may be 0: it expires at once. */
  issue(name: string, days?: number): ServerCertificate;
}

/** Makes an authority whose files are in `folder`, with openssl: Node can read certificates and cannot make them. */
export function createAuthority(folder: string, label: string): CertificateAuthority {
  const inFolder = (name: string): string => path.join(folder, `${label}-${name}`);
  const caFile = inFolder('ca.pem');
  const caKeyFile = inFolder('ca-key.pem');
  openssl(['req', '-x509', ...newKey(caKeyFile), '-days', '2', '-subj', `/CN=${label}`, '-out', caFile]);
  let issued = 0;
  return {
    caFile,
    issue: (name, days = 2) => {
      issued += 1;
      const keyFile = inFolder(`${issued}-key.pem`);
      const certificateFile = inFolder(`${issued}.pem`);
      const requestFile = inFolder(`${issued}.csr`);
      const extensionFile = inFolder(`${issued}.ext`);
      writeFileSync(extensionFile, `subjectAltName=${name}\n`);
      openssl(['req', '-new', ...newKey(keyFile), '-subj', `/CN=${label}-server`, '-out', requestFile]);
      const authority = ['-CA', caFile, '-CAkey', caKeyFile, '-CAcreateserial', '-extfile', extensionFile];
      openssl([
        'x509',
        '-req',
        '-in',
        requestFile,
        ...authority,
        '-days',
        `${days}`,
        '-out',
        certificateFile,
      ]);
      const { fingerprint256 } = new X509Certificate(readFileSync(certificateFile));
      return {
        certificateFile,
        keyFile,
        fingerprint: `sha256:${fingerprint256}`,
        serverArguments: [`--ssl-cert=${certificateFile}`, `--ssl-key=${keyFile}`],
      };
    },
  };
}

function newKey(file: string): string[] {
  return ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', file];
}

function openssl(parameters: readonly string[]): void {
  try {
    execFileSync('openssl', parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (cause) {
    throw new Error(
      'The tests of encryption make their certificates with openssl, which must be installed.',
      {
        cause,
      },
    );
  }
}
