import { z } from 'zod';
import { maximumCodeLength } from '../../../shared/code-length';
import { isCommandCode } from '../../../shared/command';
import type { ReferenceListName } from '../../../shared/reference';
import { roles } from '../../../shared/roles';
import { isPinHash } from '../people/pin-hash';
import type { ReferenceRow } from '../destination/destination';

/** What is kept of a person. */
export const operatorValueSchema = z.strictObject({
  name: z.string(),
  role: z.enum(roles),
  language: z.string().nullable(),
  pinHash: z.string().nullable(),
});
export type OperatorValue = z.infer<typeof operatorValueSchema>;

/** What is kept of a defect or a product: its text by language, under the empty name that without one. */
export const codeValueSchema = z.record(z.string(), z.string());
export type CodeValue = z.infer<typeof codeValueSchema>;

/** A row as it is kept. One that cannot be used is kept with the reason, so that the copy can be compared. */
export interface KeptRow {
  code: string;
  isActive: boolean;
  changedAt: string;
  value: OperatorValue | CodeValue;
  /** Null: it can be used. */
  problem: string | null;
}

/** The columns all lists have; a row without these can be neither used nor compared. */
const frameSchema = z.object({ code: z.string().min(1), changed_at: z.string() });

const nameSchema = z
  .string({ error: 'has no name' })
  .trim()
  .min(1, { error: 'has no name' })
  .max(200, { error: 'has a name of more than 200 characters' });

const operatorColumns = z.object({
  name: nameSchema,
  role: z.enum(roles, { error: `has a role that is none of ${roles.join(', ')}` }),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/, { error: 'has a language that is no short name such as "ro"' })
    .nullable(),
  pin_hash: z
    .string()
    .refine(isPinHash, { error: 'has a PIN that was not made by "npm run operator:pin"' })
    .nullable(),
});

const badTexts = 'has texts that are not {"language": "text"}';
const defectColumns = z.object({
  description: nameSchema,
  texts: z.preprocess(
    parseJson,
    z.record(z.string(), z.string({ error: badTexts }), { error: badTexts }).nullable(),
  ),
});

const productColumns = z.object({ name: nameSchema });

/** Reads one row; null when it has not even a code and a time. Never throws. */
export function readRow(list: ReferenceListName, row: ReferenceRow): KeptRow | null {
  const frame = frameSchema.safeParse(row);
  if (!frame.success) return null;
  const { code, changed_at: changedAt } = frame.data;
  const isActive = row['active'] === 1 || row['active'] === true;
  const problem = problemOf(code);
  const read = problem === null ? readValue(list, row) : { value: {}, problem };
  return { code, changedAt, isActive, ...read };
}

function problemOf(code: string): string | null {
  if (code !== code.trim()) return 'has a space at its beginning or end';
  if (code.length > maximumCodeLength) return `is longer than ${maximumCodeLength} characters`;
  return isCommandCode(code) ? 'is the code of a command' : null;
}

function readValue(list: ReferenceListName, row: ReferenceRow): Pick<KeptRow, 'value' | 'problem'> {
  switch (list) {
    case 'operators':
      return valueOr(operatorColumns.safeParse(row), ({ name, role, language, pin_hash: pinHash }) => ({
        name,
        role,
        language,
        pinHash,
      }));
    case 'defects':
      return valueOr(defectColumns.safeParse(row), ({ description, texts }) => ({
        ...texts,
        '': description,
      }));
    case 'products':
      return valueOr(productColumns.safeParse(row), ({ name }) => ({ '': name }));
  }
}

function valueOr<Columns>(
  read: z.ZodSafeParseResult<Columns>,
  toValue: (columns: Columns) => KeptRow['value'],
): Pick<KeptRow, 'value' | 'problem'> {
  if (read.success) return { value: toValue(read.data), problem: null };
  return { value: {}, problem: read.error.issues[0]?.message ?? 'cannot be read' };
}

/** A server that does not know JSON as a type of its own sends it as text. */
function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
