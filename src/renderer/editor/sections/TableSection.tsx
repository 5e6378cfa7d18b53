import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isUsable, type TableMapping } from '../../../shared/table-mapping';
import type { Workflow } from '../../../shared/workflow';
import { freeName, withEntry } from '../edit-list';
import { newColumn, renameKey, valueNames, withoutKey } from '../edit-workflow';
import { AddButton } from '../inputs/AddButton';
import { IssueLines } from '../inputs/issues';
import { ItemList } from '../inputs/ItemList';
import { TextInput } from '../inputs/TextInput';
import { Toggle } from '../inputs/Toggle';
import { ColumnForm, describeColumn } from './ColumnForm';
import type { SectionProps } from './section';

/** A table that exists already and gets a row of each scan. */
export function TableSection(props: SectionProps): ReactElement {
  const { workflow, onChange, onOpen } = props;
  const { t } = useTranslation();
  const { destination } = workflow;
  const isMapped = destination !== undefined;
  return (
    <>
      <p className="input-hint">{t('editor.tableHelp')}</p>
      <div>
        <Toggle
          place="destination"
          label={t('editor.hasTable')}
          isOn={isMapped}
          onChange={(isOn) => {
            onOpen(null);
            onChange({ ...workflow, destination: isOn ? newMapping(workflow) : undefined });
          }}
        />
      </div>
      <IssueLines
        place="destination"
        label={t('editor.tab.table')}
        isWhole={isMapped && !isUsable(destination)}
      />
      {isMapped && isUsable(destination) && <MappingForm {...props} mapping={destination} />}
    </>
  );
}

function MappingForm({
  workflow,
  onChange,
  open,
  onOpen,
  mapping,
}: SectionProps & { mapping: TableMapping }): ReactElement {
  const { t } = useTranslation();
  const change = (changes: Partial<TableMapping>): void => {
    onChange({ ...workflow, destination: { ...mapping, ...changes } });
  };
  const columns = Object.entries(mapping.columns);
  const names = columns.map(([name]) => name);
  return (
    <>
      <div className="inputs">
        <TextInput
          place="destination.table"
          label={t('editor.table')}
          isCode
          value={mapping.table}
          onChange={(table) => {
            change({ table });
          }}
        />
        <TextInput
          place="destination.database"
          label={t('editor.database')}
          hint={t('editor.databaseHint')}
          isCode
          value={mapping.database ?? ''}
          onChange={(database) => {
            change({ database: database === '' ? undefined : database });
          }}
        />
      </div>
      <ItemList
        place="destination.columns"
        label={t('editor.columns')}
        items={columns.map(([name, value]) => ({ key: name, title: name, detail: describeColumn(t, value) }))}
        open={open}
        onOpen={onOpen}
        onRemove={(index) => {
          change({ columns: withoutKey(mapping.columns, names[index] ?? '') });
        }}
      >
        {(index) => {
          const [name, value] = columns[index] ?? [];
          if (name === undefined || value === undefined) return null;
          return (
            <ColumnForm
              place={`destination.columns.${name}`}
              name={name}
              value={value}
              takenNames={names.filter((other) => other !== name)}
              fieldNames={valueNames(workflow)}
              onRename={(renamed) => {
                change({ columns: renameKey(mapping.columns, name, renamed) });
              }}
              onChange={(changed) => {
                change({ columns: Object.fromEntries(withEntry(columns, index, [name, changed])) });
              }}
            />
          );
        }}
      </ItemList>
      <AddButton
        name="column"
        label={t('editor.addColumn')}
        onAdd={() => {
          change({ columns: { ...mapping.columns, [freeName('column', '_', names)]: newColumn(workflow) } });
          onOpen(columns.length);
        }}
      />
    </>
  );
}

function newMapping(workflow: Workflow): TableMapping {
  return { table: workflow.name.replaceAll('-', '_'), columns: { column: newColumn(workflow) } };
}
