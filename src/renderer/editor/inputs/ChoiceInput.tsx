import type { ReactElement } from 'react';
import { Choice } from '../../components/Choice';
import { IssueLines } from './issues';

/** One of several, and what is wrong with it. One that is chosen and no longer there is shown too. */
export function ChoiceInput<Value extends string>({
  place,
  label,
  values,
  chosen,
  nameOf = (value) => value,
  onChoose,
}: {
  place: string;
  label: string;
  values: readonly Value[];
  chosen: Value;
  nameOf?: (value: Value) => string;
  onChoose: (value: Value) => void;
}): ReactElement {
  return (
    <div className="input input-wide">
      <Choice
        name={place}
        title={label}
        values={[...new Set([...values, chosen])]}
        chosen={chosen}
        label={nameOf}
        onChoose={onChoose}
      />
      <IssueLines place={place} label={label} />
    </div>
  );
}
