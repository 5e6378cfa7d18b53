import type { Field } from '../../../shared/workflow';

/** What one field of the form is given. */
export interface FieldFormProps {
  place: string;
  field: Field;
  /** Names of the other values of the row. */
  takenNames: readonly string[];
  /** Names of the lists that come with the workflow. */
  ownLists: readonly string[];
  onChange: (field: Field) => void;
}
