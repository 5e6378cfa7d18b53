import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '../inputs/ChoiceInput';
import { IssueLines } from '../inputs/issues';
import { OptionalNumberInput } from '../inputs/NumberInput';
import { Toggle } from '../inputs/Toggle';
import type { SectionProps } from './section';

/** One parent, many children: every child is a row. */
export function GroupInputs({
  workflow,
  onChange,
}: Pick<SectionProps, 'workflow' | 'onChange'>): ReactElement {
  const { t } = useTranslation();
  const { group, fields } = workflow;
  const names = fields.map(({ name }) => name);
  return (
    <>
      <div className="input input-wide">
        <Toggle
          place="group"
          label={t('editor.group')}
          isOn={group !== undefined}
          onChange={(isOn) => {
            const parent = fields.find(({ sticky, name }) => sticky && name !== workflow.operatorField);
            const begun = { parent: parent?.name ?? names[1] ?? '', recordClosing: true };
            onChange({ ...workflow, group: isOn ? begun : undefined });
          }}
        />
      </div>
      {group !== undefined && (
        <>
          <ChoiceInput
            place="group.parent"
            label={t('editor.groupParent')}
            values={names}
            chosen={group.parent}
            onChoose={(parent) => {
              onChange({ ...workflow, group: { ...group, parent } });
            }}
          />
          <OptionalNumberInput
            place="group.count"
            label={t('editor.groupCount')}
            hint={t('editor.groupCountHint')}
            value={group.count}
            onChange={(count) => {
              onChange({ ...workflow, group: { ...group, count } });
            }}
          />
          <div className="input">
            <Toggle
              place="group.recordClosing"
              label={t('editor.recordClosing')}
              isOn={group.recordClosing}
              onChange={(recordClosing) => {
                onChange({ ...workflow, group: { ...group, recordClosing } });
              }}
            />
            <IssueLines place="group.recordClosing" label={t('editor.recordClosing')} />
          </div>
        </>
      )}
    </>
  );
}
