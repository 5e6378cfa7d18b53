import { memo, type CSSProperties, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { nextField, type CodeEntry, type Row } from '../../shared/row';
import { wordsOf, type Field, type Workflow } from '../../shared/workflow';
import { CodeText } from './CodeText';
import { Icon, type IconName } from './Icon';

type CellState = 'scanned' | 'typed' | 'kept' | 'skipped' | 'next' | 'empty';

const cellIcons: Record<CellState, IconName | null> = {
  scanned: 'check',
  typed: 'keyboard',
  kept: 'kept',
  skipped: null,
  next: null,
  empty: null,
};

/** Room around the code, in characters. */
const cellPadding = 3;
/** Shortest cell in characters, so that a three-digit field still shows its state in words. */
const shortestCell = 9;

/** The fields of the row so far, in the order they are scanned. */
export const RowCells = memo(function RowCells({
  workflow,
  row,
}: {
  workflow: Workflow;
  row: Row;
}): ReactElement {
  const { t, i18n } = useTranslation();
  const next = nextField(workflow, row);
  const columns = workflow.fields.map(
    (field) => `${Math.max(shortestCell, field.example.length + cellPadding)}fr`,
  );
  return (
    <ol className="row-cells" aria-label={t('row.title')} style={{ gridTemplateColumns: columns.join(' ') }}>
      {workflow.fields.map((field) => {
        const entry = row[field.name];
        const state = cellState(field, entry, next);
        const icon = cellIcons[state];
        return (
          <li className="row-cell" key={field.name} data-testid={`field-${field.name}`} data-state={state}>
            <span className="row-cell-label">{wordsOf(field, i18n.language).label}</span>
            <span className="row-cell-code" style={charactersOf(field, entry)}>
              {entry && <CodeText code={entry.code} />}
            </span>
            <span className="row-cell-state">
              {icon !== null && <Icon name={icon} />}
              {t(`row.${state}`)}
            </span>
          </li>
        );
      })}
    </ol>
  );
});

/** The code is made to fit its cell; the style sheet sizes it by this number. */
function charactersOf(field: Field, entry: CodeEntry | null | undefined): CSSProperties {
  return { '--characters': Math.max(field.example.length, entry?.code.length ?? 0) } as CSSProperties;
}

function cellState(field: Field, entry: CodeEntry | null | undefined, next: Field | null): CellState {
  if (entry === undefined) return field.name === next?.name ? 'next' : 'empty';
  if (entry === null) return 'skipped';
  if (field.sticky) return 'kept';
  return entry.enteredBy === 'scan' ? 'scanned' : 'typed';
}
