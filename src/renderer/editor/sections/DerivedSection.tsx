import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Derived } from '../../../shared/workflow';
import { withMoved, withoutEntry } from '../edit-list';
import { takeOf, takes, withTake } from '../edit-take';
import { addDerived, changeDerived, valueNames } from '../edit-workflow';
import { AddButton } from '../inputs/AddButton';
import { ChoiceInput } from '../inputs/ChoiceInput';
import { ItemList } from '../inputs/ItemList';
import { NameInput } from '../inputs/NameInput';
import { NumberInput } from '../inputs/NumberInput';
import { TextInput } from '../inputs/TextInput';
import type { SectionProps } from './section';

/** Values taken out of codes and stored beside them. */
export function DerivedSection({ workflow, onChange, open, onOpen }: SectionProps): ReactElement {
  const { t } = useTranslation();
  const { derived } = workflow;
  return (
    <>
      <p className="input-hint">{t('editor.derivedHelp')}</p>
      <ItemList
        place="derived"
        label={t('editor.tab.derived')}
        items={derived.map((value, index) => ({
          key: String(index),
          title: value.name,
          detail: `${value.field} · ${t(`editor.take.${takeOf(value)}`)}`,
        }))}
        open={open}
        onOpen={onOpen}
        onMove={(index, by) => {
          onChange({ ...workflow, derived: withMoved(derived, index, by) });
        }}
        onRemove={(index) => {
          onChange({ ...workflow, derived: withoutEntry(derived, index) });
        }}
      >
        {(index) => {
          const value = derived[index];
          if (value === undefined) return null;
          const change = (changed: Derived): void => {
            onChange(changeDerived(workflow, index, changed));
          };
          return (
            <div className="inputs">
              <NameInput
                place={`derived.${index}.name`}
                label={t('editor.storedAs')}
                value={value.name}
                taken={valueNames(workflow).filter((name) => name !== value.name)}
                onChange={(name) => {
                  change({ ...value, name });
                }}
              />
              <ChoiceInput
                place={`derived.${index}.field`}
                label={t('editor.takenFrom')}
                values={workflow.fields.map(({ name }) => name)}
                chosen={value.field}
                onChoose={(field) => {
                  change({ ...value, field });
                }}
              />
              <ChoiceInput
                place={`derived.${index}.take`}
                label={t('editor.takenHow')}
                values={takes}
                chosen={takeOf(value)}
                nameOf={(way) => t(`editor.take.${way}`)}
                onChoose={(way) => {
                  change(withTake(value, way));
                }}
              />
              <TakeInputs place={`derived.${index}.take`} value={value} onChange={change} />
            </div>
          );
        }}
      </ItemList>
      <AddButton
        name="derived"
        label={t('editor.addDerived')}
        onAdd={() => {
          onChange(addDerived(workflow));
          onOpen(derived.length);
        }}
      />
    </>
  );
}

function TakeInputs({
  place,
  value,
  onChange,
}: {
  place: string;
  value: Derived;
  onChange: (value: Derived) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { take } = value;
  if ('group' in take) {
    return (
      <TextInput
        place={`${place}.group`}
        label={t('editor.rule.pattern')}
        hint={t('editor.groupPatternHint')}
        isCode
        value={take.group}
        onChange={(group) => {
          onChange({ ...value, take: { group } });
        }}
      />
    );
  }
  return (
    <>
      {Object.entries(take).map(([key, count]) => (
        <NumberInput
          key={key}
          place={`${place}.${key}`}
          label={t(key === 'from' ? 'editor.fromCharacter' : 'editor.characters')}
          value={count}
          onChange={(number) => {
            onChange({ ...value, take: { ...take, [key]: number } });
          }}
        />
      ))}
    </>
  );
}
