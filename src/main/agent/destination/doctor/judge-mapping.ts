import type { MappingFinding } from '../mapping/mapping-guard';
import { serverCheck, type Check, type Judgement } from './judgement';

/** Whether the workflows that are mapped onto existing tables fit these. */
export const mappingChecks: readonly Check[] = [
  serverCheck('table-mapping', 'Existing tables', ({ mappings }) =>
    mappings === null ? null : judgeMappings(mappings),
  ),
];

function judgeMappings(mappings: readonly MappingFinding[]): Judgement {
  const recommended = 'each mapped workflow fits its table';
  const why =
    'A station delivers nothing while its scans do not fit the table they are to be written into; they are kept on the PC.';
  const wrong = mappings.filter(({ problems }) => problems.length > 0);
  if (wrong.length === 0) return { level: 'ok', found: describeFitting(mappings), recommended, why };
  const found = wrong.map(
    ({ workflow, table, problems }) =>
      `${workflow}${table === null ? '' : ` into ${table}`}: ${problems.join(' ')}`,
  );
  return {
    level: 'error',
    found: found.join(' '),
    recommended,
    why,
    remedy: {
      advice:
        'Correct "destination" of the workflow in the configuration of the station, or ask the owner of the table. The station never changes it.',
    },
  };
}

function describeFitting(mappings: readonly MappingFinding[]): string {
  if (mappings.length === 0) return 'no workflow is mapped onto one';
  return mappings.map(({ workflow, table }) => `${workflow} fits ${table ?? ''}`).join(', ');
}
