import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfiguration } from '../../src/main/config/read-configuration';
import type { Workflow } from '../../src/shared/workflow';
import type { PrivateMariadb } from './mariadb';

/*
 * The table of the replaced page and the workflow mapped onto it, read from the documentation: what people are told to
 * write is what is tested.
 */

const documentation = path.join(import.meta.dirname, '../../docs');

/** The statement that makes `quality_data`, from docs/database.md. */
export const createQualityData: string = findBlock('database.md', 'sql', 'CREATE TABLE quality_data').replace(
  /;\s*$/,
  '',
);

/** The workflow of docs/configuration.md with its `destination`, read as the program reads it. */
export function readMappedWorkflow(): Workflow {
  const text = findBlock('configuration.md', 'json', '"destination"');
  const { configuration, problems } = readConfiguration({
    setUp: null,
    hostName: 'pc',
    file: { path: 'docs/configuration.md', text },
    databaseUrl: undefined,
  });
  if (problems.length > 0) throw new Error(`The example cannot be read: ${JSON.stringify(problems)}`);
  return configuration.workflow;
}

/** Makes the table and lets the station insert into it, as docs/database.md says. */
export async function prepareQualityData(mariadb: PrivateMariadb): Promise<void> {
  await mariadb.query(createQualityData);
  await mariadb.query(`GRANT INSERT ON quality_data TO 'station'@'%'`);
}

function findBlock(file: string, language: string, mark: string): string {
  const text = readFileSync(path.join(documentation, file), 'utf8');
  const blocks = [...text.matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```$/gm)];
  const found = blocks.find(([, , name, block = '']) => name === language && block.includes(mark))?.[3];
  if (found === undefined) throw new Error(`docs/${file} has no ${language} block with ${mark}.`);
  return found;
}
