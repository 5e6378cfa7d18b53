import { describe, expect, it } from 'vitest';
import { readGreeting } from './greeting';

/** A greeting as MariaDB sends it; `capabilities` are their lower half. */
function greeting(version: string, capabilities: number): Buffer {
  const afterVersion = Buffer.alloc(13 + 2 + 30);
  afterVersion.writeUInt16LE(capabilities, 13);
  return packet(Buffer.concat([Buffer.from([10]), Buffer.from(`${version}\0`), afterVersion]));
}

function packet(payload: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUIntLE(payload.length, 0, 3);
  return Buffer.concat([header, payload]);
}

describe('reading how a server greets', () => {
  it.each([
    ['5.5.5-10.11.19-MariaDB-log', 0xfffe, { version: '10.11.19-MariaDB-log', offersTls: true }],
    ['11.8.2-MariaDB', 0xf7fe, { version: '11.8.2-MariaDB', offersTls: false }],
    ['8.4.1', 0xffff, { version: '8.4.1', offersTls: true }],
  ])('understands %s', (version, capabilities, expected) => {
    expect(readGreeting(greeting(version, capabilities))).toEqual({ kind: 'greeting', ...expected });
  });

  it('waits for the rest of a greeting that comes in pieces', () => {
    const bytes = greeting('10.11.19-MariaDB', 0xf7fe);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(readGreeting(bytes.subarray(0, length))).toBeNull();
    }
    expect(readGreeting(bytes)?.kind).toBe('greeting');
  });

  it('knows a refusal', () => {
    const refusal = Buffer.concat([Buffer.from([0xff, 0x10, 0x04]), Buffer.from('Too many connections')]);
    expect(readGreeting(packet(refusal))).toEqual({ kind: 'refusal' });
  });

  it.each([
    ['SSH-2.0-OpenSSH_9.2p1\r\n', 'SSH-2.0-OpenSSH_9.2p1'],
    ['220 mail.example ESMTP\r\n', '220 mail.example ESMTP'],
    ['HTTP/1.1 400 Bad Request\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['\u0000\u0000\u0000\u0005hello', 'hello'],
  ])('takes %j for something else', (text, beginning) => {
    expect(readGreeting(Buffer.from(text))).toEqual({ kind: 'foreign', beginning });
  });
});
