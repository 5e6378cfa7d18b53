/** One packet of the MariaDB protocol, header included. */
export interface MysqlPacket {
  bytes: Buffer;
  sequence: number;
  payload: Buffer;
}

/** Names of the commands a client sends, by their first byte. */
const commandNames: ReadonlyMap<number, string> = new Map([
  [0x01, 'QUIT'],
  [0x03, 'QUERY'],
  [0x0e, 'PING'],
  [0x16, 'PREPARE'],
  [0x17, 'EXECUTE'],
  [0x19, 'CLOSE'],
  [0x1f, 'RESET'],
  [0xfa, 'BULK'],
]);

const headerBytes = 4;

/** Cuts a stream of bytes at packet borders: feed it chunks, take complete packets. */
export function createPacketSplitter(): (chunk: Buffer) => MysqlPacket[] {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const packets: MysqlPacket[] = [];
    while (rest.length >= headerBytes) {
      const end = headerBytes + rest.readUIntLE(0, 3);
      if (rest.length < end) break;
      packets.push({
        bytes: rest.subarray(0, end),
        sequence: rest.readUInt8(3),
        payload: rest.subarray(headerBytes, end),
      });
      rest = rest.subarray(end);
    }
    return packets;
  };
}

/**
 * What a client's packet commands, e.g. `QUERY COMMIT`, `PREPARE INSERT INTO …` or `BULK`; `LOGIN` for the packets of the
 * log-in. A client's command always begins a new exchange, with sequence 0.
 */
export function describeCommand({ sequence, payload }: MysqlPacket): string {
  if (sequence !== 0) return 'LOGIN';
  const code = payload[0] ?? 0;
  const name = commandNames.get(code) ?? `0x${code.toString(16)}`;
  const hasText = name === 'QUERY' || name === 'PREPARE';
  return hasText ? `${name} ${payload.subarray(1).toString('utf8')}` : name;
}
