import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { derivedValues, type ColumnValue } from '../../../shared/table-mapping';
import { ChoiceInput } from '../inputs/ChoiceInput';
import { NameInput } from '../inputs/NameInput';
import { OptionalNumberInput } from '../inputs/NumberInput';
import { TextInput } from '../inputs/TextInput';

/** What one column of the form is given. */
interface ColumnFormProps {
  place: string;
  name: string;
  value: ColumnValue;
  takenNames: readonly string[];
  /** What the column can get out of the row. */
  fieldNames: readonly string[];
  onRename: (name: string) => void;
  onChange: (value: ColumnValue) => void;
}

const kinds = ['field', 'value', 'constant'] as const;

/** One column of an existing table, and what it gets of each scan. */
export function ColumnForm(props: ColumnFormProps): ReactElement {
  const { place, name, value, fieldNames, onChange } = props;
  const { t } = useTranslation();
  return (
    <div className="inputs">
      <NameInput
        place={`${place}.name`}
        label={t('editor.columnName')}
        value={name}
        taken={props.takenNames}
        onChange={props.onRename}
      />
      <ChoiceInput
        place={`${place}.kind`}
        label={t('editor.columnGets')}
        values={kinds}
        chosen={kindOf(value)}
        nameOf={(kind) => t(`editor.columnKind.${kind}`)}
        onChoose={(kind) => {
          onChange(begin(kind, fieldNames));
        }}
      />
      <ColumnInputs {...props} />
    </div>
  );
}

function ColumnInputs({ place, value, fieldNames, onChange }: ColumnFormProps): ReactElement {
  const { t } = useTranslation();
  if ('constant' in value) {
    return (
      <TextInput
        place={`${place}.constant`}
        label={t('editor.columnKind.constant')}
        isCode
        value={String(value.constant)}
        onChange={(constant) => {
          onChange({ constant });
        }}
      />
    );
  }
  if ('value' in value) {
    return (
      <ChoiceInput
        place={`${place}.value`}
        label={t('editor.columnKind.value')}
        values={derivedValues}
        chosen={value.value}
        onChoose={(chosen) => {
          onChange({ value: chosen });
        }}
      />
    );
  }
  return (
    <>
      <ChoiceInput
        place={`${place}.field`}
        label={t('editor.columnKind.field')}
        values={fieldNames}
        chosen={value.field}
        onChoose={(field) => {
          onChange({ ...value, field });
        }}
      />
      {(['from', 'length'] as const).map((key) => (
        <OptionalNumberInput
          key={key}
          place={`${place}.${key}`}
          label={t(key === 'from' ? 'editor.fromCharacter' : 'editor.characters')}
          hint={t('editor.wholeCodeHint')}
          value={value[key]}
          onChange={(number) => {
            onChange({ ...value, [key]: number });
          }}
        />
      ))}
    </>
  );
}

/** What a column gets, in a few words. */
export function describeColumn(t: TFunction, value: ColumnValue): string {
  const what = 'field' in value ? value.field : 'value' in value ? value.value : String(value.constant);
  return `${t(`editor.columnKind.${kindOf(value)}`)} · ${what}`;
}

function kindOf(value: ColumnValue): (typeof kinds)[number] {
  return kinds.find((kind) => kind in value) ?? 'constant';
}

function begin(kind: (typeof kinds)[number], fieldNames: readonly string[]): ColumnValue {
  switch (kind) {
    case 'field':
      return { field: fieldNames[0] ?? '' };
    case 'value':
      return { value: 'operator' };
    case 'constant':
      return { constant: '' };
  }
}
