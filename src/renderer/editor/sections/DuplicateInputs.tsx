import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { valueNames } from '../edit-workflow';
import { ManyInput } from '../inputs/ManyInput';
import { NumberInput } from '../inputs/NumberInput';
import { Toggle } from '../inputs/Toggle';
import type { SectionProps } from './section';

/** When the same row again is refused. */
export function DuplicateInputs({
  workflow,
  onChange,
}: Pick<SectionProps, 'workflow' | 'onChange'>): ReactElement {
  const { t } = useTranslation();
  const { duplicates } = workflow;
  return (
    <>
      <div className="input input-wide">
        <Toggle
          place="duplicates"
          label={t('editor.duplicates')}
          isOn={duplicates !== undefined}
          onChange={(isOn) => {
            onChange({ ...workflow, duplicates: isOn ? { windowSeconds: 600 } : undefined });
          }}
        />
      </div>
      {duplicates !== undefined && (
        <>
          <NumberInput
            place="duplicates.windowSeconds"
            label={t('editor.windowSeconds')}
            hint={t('editor.windowHint')}
            value={duplicates.windowSeconds}
            onChange={(windowSeconds) => {
              onChange({ ...workflow, duplicates: { ...duplicates, windowSeconds } });
            }}
          />
          <ManyInput
            place="duplicates.fields"
            label={t('editor.duplicateFields')}
            values={valueNames(workflow)}
            chosen={duplicates.fields ?? []}
            onChange={(fields) => {
              const chosen = fields.length === 0 ? undefined : fields;
              onChange({ ...workflow, duplicates: { ...duplicates, fields: chosen } });
            }}
          />
        </>
      )}
    </>
  );
}
