import type { ReactElement } from 'react';

/** Adds an entry to a list. */
export function AddButton({
  name,
  label,
  onAdd,
}: {
  /** Stable name for tests: `add-NAME`. */
  name: string;
  label: string;
  onAdd: () => void;
}): ReactElement {
  return (
    <button type="button" className="button" data-testid={`add-${name}`} onClick={onAdd}>
      {label}
    </button>
  );
}
