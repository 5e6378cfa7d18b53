/*
 * The SQLite file format as far as salvage needs it (https://sqlite.org/fileformat2.html, sections 1.6 and 2.1): the cells
 * of one page and the values of one record. Nothing here trusts a length: whatever does not fit into its page is left out.
 */

/** One cell of a leaf page of a table, or of a page of an index. */
export interface Cell {
  /** Number of the row; null in an index. */
  rowid: number | null;
  /** Bytes of the record as a whole. */
  payloadBytes: number;
  /** The part of the record that is in this page. */
  local: Buffer;
  /** Page on which the record goes on; 0: it does not. */
  overflowPage: number;
}

/** A value of a record. Blobs do not occur in an outbox and are read as null. */
export type RecordValue = string | number | null;

const tableLeaf = 0x0d;
const indexLeaf = 0x0a;
const indexInterior = 0x02;
/** The first page begins with the header of the file. */
const fileHeaderBytes = 100;

/** The readable cells of a page; none for a page of another kind or one filled with rubbish. */
export function readCells(page: Buffer, pageNumber: number): Cell[] {
  const start = pageNumber === 1 ? fileHeaderBytes : 0;
  const kind = page[start];
  if (kind !== tableLeaf && kind !== indexLeaf && kind !== indexInterior) return [];
  const pointers = start + (kind === indexInterior ? 12 : 8);
  const count = Math.min(page.readUInt16BE(start + 3), Math.floor((page.length - pointers) / 2));
  const cells: Cell[] = [];
  for (let index = 0; index < count; index += 1) {
    const cell = readCell(page, page.readUInt16BE(pointers + 2 * index), kind);
    if (cell !== null) cells.push(cell);
  }
  return cells;
}

function readCell(page: Buffer, offset: number, kind: number): Cell | null {
  const payload = readVarint(page, kind === indexInterior ? offset + 4 : offset);
  if (payload === null || payload.value === 0) return null;
  const rowid = kind === tableLeaf ? readVarint(page, payload.end) : null;
  if (kind === tableLeaf && rowid === null) return null;
  const from = rowid?.end ?? payload.end;
  const localBytes = countLocalBytes(payload.value, page.length, kind === tableLeaf);
  const isWhole = localBytes === payload.value;
  const end = from + localBytes;
  if (end + (isWhole ? 0 : 4) > page.length) return null;
  return {
    rowid: rowid?.value ?? null,
    payloadBytes: payload.value,
    local: page.subarray(from, end),
    overflowPage: isWhole ? 0 : page.readUInt32BE(end),
  };
}

/** How much of a record is kept in the page itself; outbox files reserve no bytes at the end of a page. */
function countLocalBytes(payloadBytes: number, pageBytes: number, isTable: boolean): number {
  const most = isTable ? pageBytes - 35 : Math.floor(((pageBytes - 12) * 64) / 255) - 23;
  if (payloadBytes <= most) return payloadBytes;
  const least = Math.floor(((pageBytes - 12) * 32) / 255) - 23;
  const wanted = least + ((payloadBytes - least) % (pageBytes - 4));
  return wanted <= most ? wanted : least;
}

/** The values of a record; null when its bytes are no record. */
export function decodeRecord(payload: Buffer): RecordValue[] | null {
  const header = readVarint(payload, 0);
  if (header === null || header.value > payload.length) return null;
  const values: RecordValue[] = [];
  let position = header.value;
  for (let at = header.end; at < header.value;) {
    const type = readVarint(payload, at);
    if (type === null || type.value === 10 || type.value === 11) return null;
    const bytes = countValueBytes(type.value);
    if (position + bytes > payload.length) return null;
    values.push(decodeValue(payload, position, type.value, bytes));
    position += bytes;
    at = type.end;
  }
  return values;
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;

function countValueBytes(type: number): number {
  return type < 10 ? (integerBytes[type] ?? 0) : Math.floor((type - 12) / 2);
}

function decodeValue(payload: Buffer, position: number, type: number, bytes: number): RecordValue {
  if (type >= 13 && type % 2 === 1) return payload.toString('utf8', position, position + bytes);
  switch (type) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
      return payload.readIntBE(position, bytes);
    case 6:
      return Number(payload.readBigInt64BE(position));
    case 7:
      return payload.readDoubleBE(position);
    case 8:
      return 0;
    case 9:
      return 1;
    default:
      return null;
  }
}

/** A varint and where it ends; null beyond the buffer, or for a number no outbox contains. */
function readVarint(buffer: Buffer, offset: number): { value: number; end: number } | null {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = buffer[offset + index];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, end: offset + index + 1 } : null;
  }
  return null;
}
