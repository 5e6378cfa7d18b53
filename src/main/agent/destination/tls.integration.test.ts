import { randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { copyFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, type CertificateAuthority } from '../../../../e2e/support/certificates';
import { startMariadb, type PrivateMariadb } from '../../../../e2e/support/mariadb';
import { sampleEntries } from '../../../../e2e/support/sample-entries';
import { createTemporaryFolder } from '../../../../e2e/support/temporary-folder';
import { waitUntil } from '../../../../e2e/support/wait-until';
import { systemClock } from '../../clock';
import type { Destination } from './destination';
import { createHealthCheckedPool } from './health-checked-pool';
import { createMariadbDestination } from './mariadb-destination';
import { slotConfig } from './session-settings';
import { parseDatabaseUrl, type TlsSettings } from './settings';
import { fgQuality } from '../../../shared/ready-workflows';

describe('encryption, against a real server', () => {
  const { folder, remove } = createTemporaryFolder('tls');
  let authority: CertificateAuthority;
  let stranger: CertificateAuthority;
  let encrypted: PrivateMariadb;
  let fingerprint: string;
  let destination: Destination | null = null;

  beforeAll(async () => {
    authority = createAuthority(folder, 'factory');
    stranger = createAuthority(folder, 'stranger');
    const certificate = authority.issue('IP:127.0.0.1');
    fingerprint = certificate.fingerprint;
    encrypted = await startMariadb({ serverArguments: certificate.serverArguments });
  });
  afterAll(async () => {
    await encrypted.stop();
    remove();
  });
  afterEach(() => destination?.stop());

  const byAuthority = (): TlsSettings => ({ mode: 'required', caFile: authority.caFile });

  function open(url: string, tls: TlsSettings): Destination {
    destination = createMariadbDestination({
      settings: { ...parseDatabaseUrl(url), tls },
      stationName: 'LINE-4',
      outboxId: randomUUID(),
      workflows: [fgQuality],
      clock: systemClock,
      log: () => undefined,
    });
    return destination;
  }

  async function expectRefused(url: string, tls: TlsSettings, words: string): Promise<void> {
    await expect(open(url, tls).probe()).rejects.toMatchObject({
      verdict: 'misconfigured',
      reason: 'tls',
      message: expect.stringContaining(words) as unknown,
    });
  }

  async function withServer(
    serverArguments: readonly string[],
    work: (server: PrivateMariadb) => Promise<void>,
  ): Promise<void> {
    const server = await startMariadb({ serverArguments });
    try {
      await work(server);
      expect(await server.stationSessions()).toBe(0);
    } finally {
      await server.stop();
    }
  }

  it.each([
    ['the authority that issued the certificate', () => byAuthority()],
    ['the fingerprint of the certificate', (): TlsSettings => ({ mode: 'required', fingerprint })],
  ])('delivers when the settings name %s, and the session is encrypted', async (_name, tls) => {
    const entries = sampleEntries(600);
    const { deliveredIds } = await open(encrypted.stationUrl, tls()).deliver(entries);
    expect(deliveredIds).toHaveLength(600);

    const pool = createHealthCheckedPool({
      config: slotConfig({ ...parseDatabaseUrl(encrypted.stationUrl), tls: tls() }, 'LINE-4'),
      limit: 1,
      clock: systemClock,
      log: () => undefined,
    });
    const [cipher] = await pool.withConnection('test', (session) =>
      session.query<{ Value: string }[]>(`SHOW SESSION STATUS LIKE 'Ssl_version'`),
    );
    expect(cipher?.Value).toMatch(/^TLSv1\.[23]$/);
    await pool.stop();
    await waitUntil('the station has no session', async () => (await encrypted.stationSessions()) === 0);
  });

  it('refuses an authority that did not issue the certificate', async () => {
    const tls: TlsSettings = { mode: 'required', caFile: stranger.caFile };
    await expectRefused(encrypted.stationUrl, tls, 'was not issued by an authority this station trusts');
  });

  it('refuses a certificate of no public authority when none is named', async () => {
    await expectRefused(encrypted.stationUrl, { mode: 'required' }, 'was not issued by an authority');
  });

  it('refuses another fingerprint, and says which one it found', async () => {
    const tls: TlsSettings = { mode: 'required', fingerprint: `sha256:${'00'.repeat(32)}` };
    const found = fingerprint.replaceAll(':', '').replace('sha256', 'sha256:').toLowerCase();
    await expectRefused(encrypted.stationUrl, tls, found);
  });

  it('refuses a certificate for another name', async () => {
    const { serverArguments } = authority.issue('DNS:another-server.factory');
    await withServer(serverArguments, (server) =>
      expectRefused(server.stationUrl, byAuthority(), 'is not for 127.0.0.1'),
    );
  });

  it('refuses a certificate that has expired', async () => {
    const { serverArguments } = authority.issue('IP:127.0.0.1', -1);
    await withServer(serverArguments, (server) =>
      expectRefused(server.stationUrl, byAuthority(), 'has expired'),
    );
  });

  it('refuses a server that cannot encrypt', () =>
    withServer(['--skip-ssl'], (server) =>
      expectRefused(server.stationUrl, byAuthority(), 'does not offer an encrypted connection'),
    ));

  it.each([
    ['is missing', 'missing.pem', null, 'ENOENT'],
    ['holds no certificate', 'empty.pem', 'nothing in here', 'cannot be used'],
  ])('says that the file of authorities %s', async (_name, name, content, words) => {
    const caFile = path.join(folder, name);
    if (content !== null) writeFileSync(caFile, content);
    await expectRefused(encrypted.stationUrl, { mode: 'required', caFile }, words);
  });

  it('recovers by itself when the file of authorities is mended', async () => {
    const caFile = path.join(folder, 'mended.pem');
    await expectRefused(encrypted.stationUrl, { mode: 'required', caFile }, 'ENOENT');
    copyFileSync(authority.caFile, caFile);
    await expect(destination?.probe()).resolves.toBeUndefined();
  });

  it.each([
    ['of a server that is believed', () => byAuthority()],
    ['of a server that is not believed', (): TlsSettings => ({ mode: 'required', caFile: stranger.caFile })],
  ])('lets nothing of the log-in and the rows %s be read on the way', async (_name, tls) => {
    const tap = await startTap(encrypted.port);
    await open(encrypted.url('station', tap.port), tls())
      .deliver(sampleEntries(1))
      .catch(() => undefined);
    const sent = tap.sent();
    // The request for encryption: 4 bytes before 32.
    expect(sent.length).toBeGreaterThan(36);
    expect(sent.includes('station')).toBe(false);
    expect(sent.includes('fg_scan')).toBe(false);
    await destination?.stop();
    tap.close();
  });

  it('keeps its promises when the encrypted connection is cut or falls silent', async () => {
    const tap = await startTap(encrypted.port);
    const entries = sampleEntries(2, 1_000);
    const station = open(encrypted.url('station', tap.port), byAuthority());
    await station.probe();
    expect(tap.cut()).toBe(1);
    await waitUntil('the cut is noticed', () => station.poolState().idle === 0);
    expect((await station.deliver(entries)).deliveredIds).toHaveLength(2);
    expect(station.poolState().destroyedByReason).toEqual({ 'ended-by-server': 1 });

    const startedMs = systemClock.monotonicMs();
    expect(tap.silence()).toBe(1);
    // The server gives the idle session up, and the line lets that through.
    await expect(station.heartbeat({ version: '1', backlog: 0, lastSeq: 0 })).rejects.toMatchObject({
      verdict: 'transient',
      reason: 'connection-lost',
    });
    expect(systemClock.monotonicMs() - startedMs).toBeLessThan(10_000);
    tap.cut();
    await waitUntil('the station has no session', async () => (await encrypted.stationSessions()) === 0);
    tap.close();
  });
});

/** A line that is listened to, and that can fail; it knows nothing of what goes over it. */
interface Tap {
  port: number;
  /** Everything that clients sent. */
  sent(): Buffer;
  /** Resets every connection; answers how many. */
  cut(): number;
  /** Lets no answer through any more on the connections there are; answers how many. */
  silence(): number;
  close(): void;
}

async function startTap(targetPort: number): Promise<Tap> {
  const chunks: Buffer[] = [];
  const lines = new Map<Socket, Socket>();
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    lines.set(client, target);
    client.on('data', (chunk) => chunks.push(chunk));
    client.pipe(target).pipe(client);
    client.on('error', () => target.destroy());
    target.on('error', () => client.destroy());
    client.on('close', () => lines.delete(client));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    sent: () => Buffer.concat(chunks),
    cut: () => {
      const count = lines.size;
      for (const [client, target] of lines) {
        client.resetAndDestroy();
        target.destroy();
      }
      return count;
    },
    silence: () => {
      for (const [client, target] of lines) target.unpipe(client);
      return lines.size;
    },
    close: () => {
      server.close();
    },
  };
}
