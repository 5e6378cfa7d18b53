/*
 * The write-ahead log of a SQLite file (https://sqlite.org/fileformat2.html, section 4).
 */

const headerBytes = 32;
const frameHeaderBytes = 24;

/** A page image in the log. */
export interface LogFrame {
  page: number;
  /** Where the page begins in the log. */
  offset: number;
  /** Committed, with every checksum up to it in order; the others are left over from before. */
  isCommitted: boolean;
  /** Written since the log last began again. */
  isOfThisRun: boolean;
  /** How many pages the file has after the commit that ends here; 0: none does. */
  filePages: number;
}

/** The frames of a log in order; none of one that is none. `pageBytes` is the size of a page. */
export function readLogFrames(log: Buffer, pageBytes: number): LogFrame[] {
  if (log.length < headerBytes) return [];
  const magic = log.readUInt32BE(0);
  const isBigEndian = magic === 0x377f0683;
  const isLog = isBigEndian || magic === 0x377f0682;
  const salts = log.subarray(16, 24);
  let sum = checksum(log.subarray(0, 24), [0, 0], isBigEndian);
  let isChained =
    isLog &&
    log.readUInt32BE(8) === pageBytes &&
    log.readUInt32BE(24) === sum[0] &&
    log.readUInt32BE(28) === sum[1];
  const frames: LogFrame[] = [];
  let committed = 0;
  const frameBytes = frameHeaderBytes + pageBytes;
  for (let at = headerBytes; at + frameBytes <= log.length; at += frameBytes) {
    if (isChained) {
      sum = checksum(log.subarray(at, at + 8), sum, isBigEndian);
      sum = checksum(log.subarray(at + frameHeaderBytes, at + frameBytes), sum, isBigEndian);
      isChained =
        log.subarray(at + 8, at + 16).equals(salts) &&
        log.readUInt32BE(at + 16) === sum[0] &&
        log.readUInt32BE(at + 20) === sum[1];
    }
    const filePages = log.readUInt32BE(at + 4);
    frames.push({
      page: log.readUInt32BE(at),
      offset: at + frameHeaderBytes,
      isCommitted: false,
      isOfThisRun: isLog && log.subarray(at + 8, at + 16).equals(salts),
      filePages,
    });
    if (isChained && filePages !== 0) committed = frames.length;
  }
  return frames.map((frame, index) => ({ ...frame, isCommitted: index < committed }));
}

type Sum = readonly [number, number];

function checksum(bytes: Buffer, [first, second]: Sum, isBigEndian: boolean): Sum {
  let [one, two] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    const left = isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const right = isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    one = (one + left + two) >>> 0;
    two = (two + right + one) >>> 0;
  }
  return [one, two];
}
