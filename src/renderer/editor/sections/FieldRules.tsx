import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { checkDigits } from '../../../shared/check-digit';
import { gtinLengths } from '../../../shared/workflow-field';
import { referenceLists } from '../../../shared/workflow-rules';
import { fieldRules, withoutRule, withRule } from '../edit-field';
import { ChoiceInput } from '../inputs/ChoiceInput';
import { ManyInput } from '../inputs/ManyInput';
import { TextInput } from '../inputs/TextInput';
import { Toggle } from '../inputs/Toggle';
import type { FieldFormProps } from './field-form';

/** The rules a code must keep, any of them together. */
export function FieldRules(props: FieldFormProps): ReactElement {
  const { place, field, onChange } = props;
  const { t } = useTranslation();
  return (
    <>
      <div className="input input-wide">
        <fieldset className="choice">
          <legend className="choice-title">{t('editor.rules')}</legend>
          {fieldRules.map((rule) => (
            <Toggle
              key={rule}
              place={`${place}.${rule}-rule`}
              label={t(`editor.rule.${rule}`)}
              isOn={field[rule] !== undefined}
              onChange={(isOn) => {
                onChange(isOn ? withRule(field, rule) : withoutRule(field, rule));
              }}
            />
          ))}
        </fieldset>
      </div>
      {field.pattern !== undefined && (
        <TextInput
          place={`${place}.pattern`}
          label={t('editor.rule.pattern')}
          hint={t('editor.patternHint')}
          isCode
          value={field.pattern}
          onChange={(pattern) => {
            onChange({ ...field, pattern });
          }}
        />
      )}
      <GtinInputs {...props} />
      <Gs1Inputs {...props} />
      {field.checkDigit !== undefined && (
        <ChoiceInput
          place={`${place}.checkDigit`}
          label={t('editor.rule.checkDigit')}
          values={checkDigits}
          chosen={field.checkDigit}
          onChoose={(checkDigit) => {
            onChange({ ...field, checkDigit });
          }}
        />
      )}
      {field.list !== undefined && (
        <ChoiceInput
          place={`${place}.list`}
          label={t('editor.rule.list')}
          values={[...props.ownLists, ...referenceLists]}
          chosen={field.list}
          onChoose={(list) => {
            onChange({ ...field, list });
          }}
        />
      )}
    </>
  );
}

function GtinInputs({ place, field, onChange }: FieldFormProps): ReactElement | null {
  const { t } = useTranslation();
  const { gtin } = field;
  if (gtin === undefined) return null;
  return (
    <>
      <ManyInput
        place={`${place}.gtin.lengths`}
        label={t('editor.gtinLengths')}
        values={gtinLengths}
        chosen={gtin.lengths}
        onChange={(lengths) => {
          onChange({ ...field, gtin: { ...gtin, lengths } });
        }}
      />
      <ChoiceInput
        place={`${place}.gtin.stored`}
        label={t('editor.gtinStored')}
        values={['as-scanned', '14-digits'] as const}
        chosen={gtin.stored}
        nameOf={(stored) => t(`editor.stored.${stored}`)}
        onChoose={(stored) => {
          onChange({ ...field, gtin: { ...gtin, stored } });
        }}
      />
    </>
  );
}

function Gs1Inputs({ place, field, onChange }: FieldFormProps): ReactElement | null {
  const { t } = useTranslation();
  const { gs1 } = field;
  if (gs1 === undefined) return null;
  return (
    <>
      <TextInput
        place={`${place}.gs1.ai`}
        label={t('editor.gs1Ai')}
        hint={t('editor.gs1AiHint')}
        isCode
        inputMode="numeric"
        value={gs1.ai}
        onChange={(ai) => {
          onChange({ ...field, gs1: { ...gs1, ai } });
        }}
      />
      <Toggle
        place={`${place}.gs1.orPlain`}
        label={t('editor.gs1OrPlain')}
        isOn={gs1.orPlain}
        onChange={(orPlain) => {
          onChange({ ...field, gs1: { ...gs1, orPlain } });
        }}
      />
    </>
  );
}
