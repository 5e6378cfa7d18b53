/** What a server says of itself before anybody logs in. */
export type Greeting =
  | { kind: 'greeting'; version: string; offersTls: boolean }
  /** The server refuses in its first packet: it is full, or does not let this PC in. The log-in says why. */
  | { kind: 'refusal' }
  /** Not the protocol of MariaDB; how it begins, readable. */
  | { kind: 'foreign'; beginning: string };

const headerBytes = 4;
const protocolVersion = 10;
const refusalMarker = 0xff;
/** After the version: thread id 4, scramble 8, filler 1; then the lower half of the capabilities. */
const capabilitiesOffset = 13;
const tlsCapability = 0x0800;
/** MariaDB before 11 puts this in front of its version, for old clients. */
const oldReplicationPrefix = '5.5.5-';

/**
 * Reads the first packet of a server (MariaDB protocol, "Initial handshake packet"). Null while the packet is not
 * complete and could still be one.
 */
export function readGreeting(bytes: Uint8Array): Greeting | null {
  if (bytes.length > headerBytes && !beginsLikeGreeting(bytes)) {
    return { kind: 'foreign', beginning: readableBeginning(bytes) };
  }
  const buffer = Buffer.from(bytes);
  if (buffer.length < headerBytes || buffer.length < headerBytes + buffer.readUIntLE(0, 3)) return null;
  const payload = buffer.subarray(headerBytes);
  if (payload[0] === refusalMarker) return { kind: 'refusal' };
  const versionEnd = payload.indexOf(0, 1);
  const capabilitiesAt = versionEnd + 1 + capabilitiesOffset;
  if (versionEnd < 0 || payload.length < capabilitiesAt + 2) {
    return { kind: 'foreign', beginning: readableBeginning(bytes) };
  }
  const version = payload.toString('latin1', 1, versionEnd);
  return {
    kind: 'greeting',
    version: version.startsWith(oldReplicationPrefix) ? version.slice(oldReplicationPrefix.length) : version,
    offersTls: (payload.readUInt16LE(capabilitiesAt) & tlsCapability) !== 0,
  };
}

/** The first packet has the number 0, fits into 64 KiB and begins with the protocol's version or a refusal. */
function beginsLikeGreeting(bytes: Uint8Array): boolean {
  const isFirst = bytes[2] === 0 && bytes[3] === 0;
  return isFirst && (bytes[4] === protocolVersion || bytes[4] === refusalMarker);
}

function readableBeginning(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, 40)).toString('latin1');
  return text.replace(/[^\x20-\x7e]+/g, ' ').trim();
}
