import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { quantitySchema } from '../../../shared/workflow-rules';
import { valueNames } from '../edit-workflow';
import { IssueLines } from '../inputs/issues';
import { NameInput } from '../inputs/NameInput';
import { NumberInput } from '../inputs/NumberInput';
import { Toggle } from '../inputs/Toggle';
import type { SectionProps } from './section';

/** How many pieces a row stands for. */
export function QuantityInputs({
  workflow,
  onChange,
}: Pick<SectionProps, 'workflow' | 'onChange'>): ReactElement {
  const { t } = useTranslation();
  const { quantity } = workflow;
  return (
    <>
      <div className="input input-wide">
        <Toggle
          place="quantity"
          label={t('editor.quantity')}
          isOn={quantity !== undefined}
          onChange={(isOn) => {
            onChange({ ...workflow, quantity: isOn ? quantitySchema.parse({}) : undefined });
          }}
        />
        <IssueLines place="quantity" label={t('editor.quantity')} />
      </div>
      {quantity !== undefined && (
        <>
          <NameInput
            place="quantity.name"
            label={t('editor.storedAs')}
            value={quantity.name}
            taken={valueNames(workflow)}
            onChange={(name) => {
              onChange({ ...workflow, quantity: { ...quantity, name } });
            }}
          />
          {(['default', 'maximum'] as const).map((key) => (
            <NumberInput
              key={key}
              place={`quantity.${key}`}
              label={t(`editor.quantityNumbers.${key}`)}
              value={quantity[key]}
              onChange={(value) => {
                onChange({ ...workflow, quantity: { ...quantity, [key]: value } });
              }}
            />
          ))}
        </>
      )}
    </>
  );
}
