import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceInput } from '../inputs/ChoiceInput';
import { IssueLines } from '../inputs/issues';
import { TextInput } from '../inputs/TextInput';
import { Toggle } from '../inputs/Toggle';
import { DuplicateInputs } from './DuplicateInputs';
import { GroupInputs } from './GroupInputs';
import { QuantityInputs } from './QuantityInputs';
import type { SectionProps } from './section';

/** What holds for the row: whose it is, when it is good, how much it stands for, and when it is one too many. */
export function RowSection({
  workflow,
  onChange,
}: Pick<SectionProps, 'workflow' | 'onChange'>): ReactElement {
  const { t } = useTranslation();
  const names = workflow.fields.map(({ name }) => name);
  const { approvedWhen, operatorField } = workflow;
  return (
    <div className="inputs">
      <ChoiceInput
        place="operatorField"
        label={t('editor.operatorField')}
        values={names}
        chosen={operatorField}
        onChoose={(name) => {
          onChange({ ...workflow, operatorField: name });
        }}
      />
      <div className="input input-wide">
        <Toggle
          place="approvedWhen"
          label={t('editor.approvedWhen')}
          isOn={approvedWhen !== undefined}
          onChange={(isOn) => {
            const field = names.at(-1) ?? '';
            onChange({ ...workflow, approvedWhen: isOn ? { field, equals: '000' } : undefined });
          }}
        />
        <IssueLines place="approvedWhen" label={t('editor.approvedWhen')} />
      </div>
      {approvedWhen !== undefined && (
        <>
          <ChoiceInput
            place="approvedWhen.field"
            label={t('editor.approvedField')}
            values={names}
            chosen={approvedWhen.field}
            onChoose={(field) => {
              onChange({ ...workflow, approvedWhen: { ...approvedWhen, field } });
            }}
          />
          <TextInput
            place="approvedWhen.equals"
            label={t('editor.approvedCodes')}
            hint={t('editor.linesHint')}
            isCode
            hasLines
            value={[approvedWhen.equals].flat().join('\n')}
            onChange={(text) => {
              const codes = text.split('\n');
              const equals = codes.length === 1 ? text : codes;
              onChange({ ...workflow, approvedWhen: { ...approvedWhen, equals } });
            }}
          />
        </>
      )}
      <QuantityInputs workflow={workflow} onChange={onChange} />
      <DuplicateInputs workflow={workflow} onChange={onChange} />
      <GroupInputs workflow={workflow} onChange={onChange} />
    </div>
  );
}
