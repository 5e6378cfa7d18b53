import type { ColumnDefinition } from './table-definition';

/**
 * Why a column cannot hold a text as it is, completing the sentence "the column …"; null when it can. In strict mode the
 * server refuses most of this by itself; it would cut a time off a date, or digits off a number, without a word.
 */
export function whyUnfit(text: string, column: ColumnDefinition): string | null {
  const { dataType, columnType } = column;
  if (textTypes.has(dataType)) return whyTooLong(Array.from(text).length, 'characters', column);
  if (binaryTypes.has(dataType)) return whyTooLong(new TextEncoder().encode(text).length, 'bytes', column);
  const bits = integerBits.get(dataType);
  if (bits !== undefined) return whyNoInteger(text, bits, columnType);
  if (dataType === 'decimal') return whyNoDecimal(text, column);
  if (dataType === 'float' || dataType === 'double')
    return numberPattern.test(text) ? null : describeType('a number', columnType);
  if (dataType === 'enum' || dataType === 'set') return whyNotListed(text, columnType);
  const shape = shapes.get(dataType);
  if (shape === undefined) return `has the type ${columnType}, which a station cannot fill`;
  return shape.pattern.test(text) ? null : describeType(shape.noun, columnType);
}

const textTypes = new Set(['char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext']);
const binaryTypes = new Set(['binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob']);
const integerBits: ReadonlyMap<string, bigint> = new Map([
  ['tinyint', 8n],
  ['smallint', 16n],
  ['mediumint', 24n],
  ['int', 32n],
  ['bigint', 64n],
]);
const numberPattern = /^-?\d+(\.\d+)?$/;
const datePattern = String.raw`\d{4}-\d{2}-\d{2}`;
const timePattern = String.raw`\d{2}:\d{2}:\d{2}`;
const shapes: ReadonlyMap<string, { pattern: RegExp; noun: string }> = new Map([
  ['date', { pattern: new RegExp(`^${datePattern}$`), noun: 'a date' }],
  ['time', { pattern: new RegExp(`^${timePattern}$`), noun: 'a time of day' }],
  ['datetime', { pattern: new RegExp(`^${datePattern}( ${timePattern})?$`), noun: 'a date with a time' }],
  ['timestamp', { pattern: new RegExp(`^${datePattern} ${timePattern}$`), noun: 'a date with a time' }],
  ['year', { pattern: /^\d{4}$/, noun: 'a year' }],
  ['uuid', { pattern: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, noun: 'a UUID' }],
]);

function describeType(noun: string, columnType: string): string {
  return `holds ${noun} (${columnType})`;
}

function whyTooLong(length: number, unit: string, { maximumLength }: ColumnDefinition): string | null {
  if (maximumLength === null || length <= maximumLength) return null;
  return `is too short: it holds ${maximumLength} ${unit}`;
}

function whyNoInteger(text: string, bits: bigint, columnType: string): string | null {
  if (!/^-?\d+$/.test(text)) return describeType('a whole number', columnType);
  const isUnsigned = columnType.includes('unsigned');
  const lowest = isUnsigned ? 0n : -(2n ** (bits - 1n));
  const highest = isUnsigned ? 2n ** bits - 1n : 2n ** (bits - 1n) - 1n;
  const number = BigInt(text);
  return number >= lowest && number <= highest
    ? null
    : `holds whole numbers from ${lowest} to ${highest} (${columnType})`;
}

function whyNoDecimal(text: string, { columnType, precision, scale }: ColumnDefinition): string | null {
  if (!numberPattern.test(text)) return describeType('a number', columnType);
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const wholeDigits = (precision ?? 0) - (scale ?? 0);
  const isFitting = whole.replace(/^0+/, '').length <= wholeDigits && fraction.length <= (scale ?? 0);
  return isFitting
    ? null
    : `holds ${wholeDigits} digits before the point and ${scale ?? 0} behind it (${columnType})`;
}

/** Upper and lower case are told apart by some tables and not by others; the server has the last word. */
function whyNotListed(text: string, columnType: string): string | null {
  const listed = [...columnType.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) =>
    value.replaceAll("''", "'").toLowerCase(),
  );
  return listed.includes(text.toLowerCase()) ? null : `takes only the values of its list, ${columnType}`;
}
