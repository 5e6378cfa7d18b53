import { describe, expect, it } from 'vitest';
import { isUsable, tableMappingSchema, workflowDestinationSchema } from './table-mapping';
import { fgQuality } from './ready-workflows';
import { workflowSchema } from './workflow';
import { describeInEnglish, mistake } from './workflow-mistake';

const columns = { cp_code: { field: 'cp' }, day: { value: 'capturedDate' }, line: { constant: 'LINE-3' } };

function problemsOf(destination: unknown): string[] {
  const read = workflowDestinationSchema.parse(destination);
  return isUsable(read) ? [] : read.problems.map((found) => `${found.path}: ${describeInEnglish(found)}`);
}

describe('a mapping onto an existing table', () => {
  it('is taken as it is written', () => {
    const mapping = { database: 'factory', table: 'quality_data', columns };
    expect(tableMappingSchema.parse(mapping)).toEqual(mapping);
  });

  it.each([
    ['no table', { columns }, 'destination.table: '],
    ['no column', { table: 't', columns: {} }, 'destination.columns: must name at least one column'],
    ['a misspelt key', { table: 't', colums: columns }, 'destination: is unknown here: colums'],
    [
      'a value nobody knows',
      { table: 't', columns: { day: { value: 'date' } } },
      'destination.columns.day.value: ',
    ],
    [
      'SQL in place of a value',
      { table: 't', columns: { day: { sql: 'NOW()' } } },
      'destination.columns.day: must have one of the keys field, value and constant',
    ],
    [
      'two sources for one column',
      { table: 't', columns: { day: { field: 'cp', constant: 1 } } },
      'destination.columns.day: is unknown here: constant',
    ],
    [
      'a part that begins before the code',
      { table: 't', columns: { day: { field: 'cp', from: 0 } } },
      'destination.columns.day.from: ',
    ],
    ['no object', 'quality_data', 'destination: '],
  ])('with %s cannot be used, and says where and why', (_name, destination, words) => {
    expect(problemsOf(destination).join('\n')).toContain(words);
  });

  it('does not cost the workflow its rules when it cannot be used', () => {
    const read = workflowSchema.parse({ ...fgQuality, destination: { table: 't' } });
    expect(read.fields).toEqual(fgQuality.fields);
    expect(read.destination).toEqual({
      problems: [{ path: 'destination.columns', ...mistake('missing') }],
      written: { table: 't' },
    });
    // As it is written to the file of the workflows, and read from there.
    expect(workflowSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read);
  });
});
