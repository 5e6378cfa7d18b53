import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf, type Field } from '../../../shared/workflow';
import { fieldRules, rulesOf } from '../edit-field';
import { withMoved, withoutEntry } from '../edit-list';
import { addField, changeField, valueNames } from '../edit-workflow';
import { ItemList } from '../inputs/ItemList';
import { FieldForm } from './FieldForm';
import type { SectionProps } from './section';

/** The fields in the order in which they are scanned. */
export function FieldsSection({ workflow, onChange, open, onOpen }: SectionProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { fields, operatorField } = workflow;
  const detailOf = (field: Field): string =>
    [
      ...(field.name === operatorField ? [t('editor.isOperator')] : []),
      ...rulesOf(field).map((rule) => t(`editor.rule.${rule}`)),
      ...(field.optional ? [t('editor.optional')] : []),
    ].join(' · ');
  return (
    <>
      <ItemList
        place="fields"
        label={t('editor.tab.fields')}
        items={fields.map((field, index) => ({
          key: String(index),
          title: wordsOf(field, i18n.language).label || field.name,
          detail: detailOf(field),
        }))}
        open={open}
        onOpen={onOpen}
        onMove={(index, by) => {
          onChange({ ...workflow, fields: withMoved(fields, index, by) });
        }}
        onRemove={(index) => {
          onChange({ ...workflow, fields: withoutEntry(fields, index) });
        }}
      >
        {(index) => {
          const field = fields[index];
          return (
            field !== undefined && (
              <FieldForm
                place={`fields.${index}`}
                field={field}
                takenNames={valueNames(workflow).filter((name) => name !== field.name)}
                ownLists={Object.keys(workflow.lists)}
                onChange={(changed) => {
                  onChange(changeField(workflow, index, changed));
                }}
              />
            )
          );
        }}
      </ItemList>
      <fieldset className="choice">
        <legend className="choice-title">{t('editor.addField')}</legend>
        {fieldRules.map((rule) => (
          <button
            key={rule}
            type="button"
            className="button"
            data-testid={`add-field-${rule}`}
            onClick={() => {
              onChange(addField(workflow, rule, { label: t('editor.newLabel'), noun: t('editor.newNoun') }));
              onOpen(fields.length);
            }}
          >
            {t(`editor.rule.${rule}`)}
          </button>
        ))}
      </fieldset>
    </>
  );
}
