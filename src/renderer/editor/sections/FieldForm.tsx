import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../shared/workflow';
import { withLength } from '../edit-field';
import { ChoiceInput } from '../inputs/ChoiceInput';
import { NameInput } from '../inputs/NameInput';
import { NumberInput } from '../inputs/NumberInput';
import { TextInput } from '../inputs/TextInput';
import { Toggle } from '../inputs/Toggle';
import { Translated } from '../inputs/Translated';
import type { FieldFormProps } from './field-form';
import { FieldRules } from './FieldRules';

/** One field: what it is called, what a code must be, and when it may be left out. */
export function FieldForm(props: FieldFormProps): ReactElement {
  const { place, field, takenNames, onChange } = props;
  const { t } = useTranslation();
  const change = (changes: Partial<Field>): void => {
    onChange({ ...field, ...changes });
  };
  return (
    <div className="inputs">
      <TextInput
        place={`${place}.label`}
        label={t('editor.label')}
        value={field.label}
        onChange={(label) => {
          change({ label });
        }}
      />
      <TextInput
        place={`${place}.noun`}
        label={t('editor.noun')}
        hint={t('editor.nounHint')}
        value={field.noun}
        onChange={(noun) => {
          change({ noun });
        }}
      />
      <NameInput
        place={`${place}.name`}
        label={t('editor.storedAs')}
        hint={t('editor.storedAsHint')}
        value={field.name}
        taken={takenNames}
        onChange={(name) => {
          change({ name });
        }}
      />
      <TextInput
        place={`${place}.example`}
        label={t('editor.example')}
        hint={t('editor.exampleHint')}
        isCode
        value={field.example}
        onChange={(example) => {
          change({ example });
        }}
      />
      <FieldRules {...props} />
      <div className="input input-wide choice">
        {(['optional', 'sticky'] as const).map((key) => (
          <Toggle
            key={key}
            place={`${place}.${key}`}
            label={t(`editor.${key}`)}
            isOn={field[key]}
            onChange={(isOn) => {
              change({ [key]: isOn });
            }}
          />
        ))}
        <Toggle
          place={`${place}.entry`}
          label={t('editor.mustBeScanned')}
          isOn={field.entry === 'scan'}
          onChange={(isOn) => {
            change({ entry: isOn ? 'scan' : 'any' });
          }}
        />
        <Toggle
          place={`${place}.length`}
          label={t('editor.hasLength')}
          isOn={field.length !== undefined}
          onChange={(isOn) => {
            onChange(withLength(field, isOn));
          }}
        />
      </div>
      {field.length !== undefined && <LengthInputs place={place} length={field.length} onChange={change} />}
      <ChoiceInput
        place={`${place}.case`}
        label={t('editor.letters')}
        values={['as-is', 'upper', 'lower'] as const}
        chosen={field.case}
        nameOf={(letters) => t(`editor.case.${letters}`)}
        onChoose={(letters) => {
          change({ case: letters });
        }}
      />
      <TextInput
        place={`${place}.stripPrefix`}
        label={t('editor.stripPrefix')}
        hint={t('editor.stripPrefixHint')}
        isCode
        value={field.stripPrefix ?? ''}
        onChange={(prefix) => {
          change({ stripPrefix: prefix === '' ? undefined : prefix });
        }}
      />
      <Translated
        place={`${place}.translations`}
        words={[
          { word: 'label', label: t('editor.label') },
          { word: 'noun', label: t('editor.noun') },
        ]}
        translations={field.translations}
        onChange={(translations) => {
          change({ translations });
        }}
      />
    </div>
  );
}

function LengthInputs({
  place,
  length,
  onChange,
}: {
  place: string;
  length: NonNullable<Field['length']>;
  onChange: (changes: Partial<Field>) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {(['minimum', 'maximum'] as const).map((bound) => (
        <NumberInput
          key={bound}
          place={`${place}.length.${bound}`}
          label={t(`editor.length.${bound}`)}
          value={length[bound]}
          onChange={(value) => {
            onChange({ length: { ...length, [bound]: value } });
          }}
        />
      ))}
    </>
  );
}
