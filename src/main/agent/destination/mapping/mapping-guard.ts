import { isUsable, type TableMapping } from '../../../../shared/table-mapping';
import { describeWithPlace } from '../../../../shared/workflow-mistake';
import type { Workflow } from '../../../../shared/workflow';
import { classifyError } from '../classify-error';
import { DestinationError } from '../destination';
import type { Sender } from '../entry-identity';
import type { Session } from '../session';
import { checkMapping } from './check-mapping';
import { createMappedTable, nameOfTable } from './mapped-table';
import { readTableDefinition } from './table-definition';

/** Sees to it that nothing is delivered while a mapping does not fit its table. */
export interface MappingGuard {
  /** Reads every mapped table and rejects with a `DestinationError` (misconfigured, `table-mapping`) that says what is wrong. */
  check(session: Session): Promise<void>;
  /** The same, until it has succeeded once. */
  checkOnce(session: Session): Promise<void>;
}

/** What was found wrong with the mapping of one workflow. */
export interface MappingFinding {
  workflow: string;
  /** As people write it; null: the mapping does not even name one that can be used. */
  table: string | null;
  problems: string[];
}

/** The most that is said at a time; the rest follows when these are mended. */
const mostProblemsTold = 3;

/** Creates the guard of a station's workflows. */
export function createMappingGuard(workflows: readonly Workflow[], sender: Sender): MappingGuard {
  let isKnownToFit = !workflows.some(({ destination }) => destination !== undefined);

  async function check(session: Session): Promise<void> {
    const findings = await examineMappings(session, workflows, sender);
    const wrong = findings.filter(({ problems }) => problems.length > 0);
    isKnownToFit = wrong.length === 0;
    if (isKnownToFit) return;
    const message = wrong.map(describeFinding).join(' ');
    const refusal = { cause: 'table-mapping', errorNumber: null, message };
    throw new DestinationError('misconfigured', 'table-mapping', refusal);
  }

  return {
    check,
    checkOnce: async (session) => {
      if (!isKnownToFit) await check(session);
    },
  };
}

/** Compares the mapping of each workflow with its table. Rejects with the server's error about anything else. */
export async function examineMappings(
  session: Pick<Session, 'query' | 'prepare'>,
  workflows: readonly Workflow[],
  sender: Sender,
): Promise<MappingFinding[]> {
  const findings: MappingFinding[] = [];
  for (const workflow of workflows) {
    const { destination, name } = workflow;
    if (destination === undefined) continue;
    if (!isUsable(destination)) {
      const problems = destination.problems.map(describeWithPlace);
      findings.push({ workflow: name, table: null, problems });
      continue;
    }
    const problems = await examineMapping(session, workflow, destination, sender);
    findings.push({ workflow: name, table: nameOfTable(destination), problems });
  }
  return findings;
}

async function examineMapping(
  session: Pick<Session, 'query' | 'prepare'>,
  workflow: Workflow,
  mapping: TableMapping,
  sender: Sender,
): Promise<string[]> {
  const definition = await readTableDefinition(session, mapping);
  if (definition !== null) {
    const problems = checkMapping(workflow, mapping, definition, sender);
    // What is wrong in words needs no second refusal by the server.
    if (problems.length === 0) await session.prepare(createMappedTable(workflow, mapping).insertSql);
    return problems;
  }
  return [await whyUnseen(session, workflow, mapping)];
}

/** The catalogue hides a table the account has no right on; only trying tells whether it is there. */
async function whyUnseen(
  session: Pick<Session, 'prepare'>,
  workflow: Workflow,
  mapping: TableMapping,
): Promise<string> {
  try {
    await session.prepare(createMappedTable(workflow, mapping).insertSql);
  } catch (error) {
    const { reason } = classifyError(error);
    if (reason === 'missing-table') return 'It does not exist.';
    if (reason === 'access-denied')
      return 'It does not exist, or the account of the station has no right to insert into it.';
    throw error;
  }
  return 'The server accepts rows for it and does not describe it.';
}

function describeFinding({ workflow, table, problems }: MappingFinding): string {
  const told = problems.slice(0, mostProblemsTold).join(' ');
  const rest = problems.length - mostProblemsTold;
  const more = rest > 0 ? ` And ${rest} more.` : '';
  const place = table === null ? '' : `, table "${table}"`;
  return `Workflow "${workflow}"${place}: ${told}${more}`;
}
