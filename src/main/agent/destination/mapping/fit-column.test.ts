import { describe, expect, it } from 'vitest';
import { whyUnfit } from './fit-column';
import type { ColumnDefinition } from './table-definition';

function column(columnType: string, sizes: Partial<ColumnDefinition> = {}): ColumnDefinition {
  return {
    name: 'c',
    dataType: columnType.replace(/[( ].*$/, ''),
    columnType,
    isNullable: true,
    hasDefault: true,
    isGenerated: false,
    isAutoIncrement: false,
    maximumLength: null,
    precision: null,
    scale: null,
    ...sizes,
  };
}

describe('what a column can hold', () => {
  it.each([
    ['OC12345678', column('varchar(10)', { maximumLength: 10 })],
    ['😀😀', column('char(2)', { maximumLength: 2 })],
    ['anything', column('longtext', { maximumLength: 4_294_967_295 })],
    ['ab', column('varbinary(2)', { maximumLength: 2 })],
    ['255', column('tinyint(3) unsigned')],
    ['-128', column('tinyint(4)')],
    ['000', column('int(11)')],
    ['18446744073709551615', column('bigint(20) unsigned')],
    ['1234.56', column('decimal(6,2)', { precision: 6, scale: 2 })],
    ['0001', column('decimal(1,0)', { precision: 1, scale: 0 })],
    ['1.5', column('double')],
    ['2026-11-24', column('date')],
    ['23:59:59', column('time')],
    ['2026-11-24', column('datetime')],
    ['2026-11-24 23:59:59', column('datetime(3)')],
    ['2026-11-24 23:59:59', column('timestamp')],
    ['2026', column('year(4)')],
    ['0193d1d0-0000-7000-8000-00000000000f', column('uuid')],
    ["it's", column("enum('it''s','b,c')")],
    ['scan', column("enum('SCAN','MANUAL')")],
  ])('%s fits into $columnType', (text, into) => {
    expect(whyUnfit(text, into)).toBeNull();
  });

  it.each([
    ['OC12345678', column('varchar(9)', { maximumLength: 9 }), 'is too short: it holds 9 characters'],
    ['😀', column('binary(3)', { maximumLength: 3 }), 'is too short: it holds 3 bytes'],
    ['CP1', column('int(11)'), 'holds a whole number (int(11))'],
    ['1.5', column('int(11)'), 'holds a whole number (int(11))'],
    ['256', column('tinyint(3) unsigned'), 'holds whole numbers from 0 to 255'],
    ['-1', column('int(10) unsigned'), 'from 0 to'],
    ['8388608', column('mediumint(9)'), 'from -8388608 to 8388607'],
    ['12345.6', column('decimal(6,2)', { precision: 6, scale: 2 }), 'holds 4 digits before the point and 2'],
    ['1.239', column('decimal(6,2)', { precision: 6, scale: 2 }), 'and 2 behind it'],
    ['CP1', column('decimal(6,2)', { precision: 6, scale: 2 }), 'holds a number'],
    ['1e9', column('float'), 'holds a number'],
    ['2026-11-24 23:59:59', column('date'), 'holds a date (date)'],
    ['2026-11-24 23:59:59', column('time'), 'holds a time of day'],
    ['23:59:59', column('datetime'), 'holds a date with a time'],
    ['2026-11-24', column('timestamp'), 'holds a date with a time'],
    ['26', column('year(4)'), 'holds a year'],
    ['CP1', column('uuid'), 'holds a UUID'],
    ['c', column("enum('a','b')"), "takes only the values of its list, enum('a','b')"],
    ['1', column('bit(1)'), 'has the type bit(1), which a station cannot fill'],
  ])('%s does not fit into $columnType', (text, into, why) => {
    expect(whyUnfit(text, into)).toContain(why);
  });
});
