import type { ReactElement } from 'react';
import { IssueLines } from './issues';
import { Toggle } from './Toggle';

/** Any of several, and what is wrong with them. */
export function ManyInput<Value extends string | number>({
  place,
  label,
  values,
  chosen,
  nameOf = String,
  onChange,
}: {
  place: string;
  label: string;
  values: readonly Value[];
  chosen: readonly Value[];
  nameOf?: (value: Value) => string;
  onChange: (chosen: Value[]) => void;
}): ReactElement {
  const all = [...new Set([...values, ...chosen])];
  return (
    <div className="input input-wide">
      <fieldset className="choice">
        <legend className="choice-title">{label}</legend>
        {all.map((value) => (
          <Toggle
            key={value}
            place={`${place}-${value}`}
            label={nameOf(value)}
            isOn={chosen.includes(value)}
            onChange={(isOn) => {
              onChange(all.filter((other) => (other === value ? isOn : chosen.includes(other))));
            }}
          />
        ))}
      </fieldset>
      <IssueLines place={place} label={label} isWhole />
    </div>
  );
}
