import type { ReactElement } from 'react';

/** What can be chosen, and what is. */
export interface ChoiceProps<Value extends string> {
  /** Stable name for tests: each button is `choose-NAME-VALUE`. */
  name: string;
  title: string;
  values: readonly Value[];
  /** Null: none of them. */
  chosen: Value | null;
  label: (value: Value) => string;
  onChoose: (value: Value) => void;
}

/** A row of buttons of which one is pressed. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactElement {
  const { name, title, values, chosen, label, onChoose } = props;
  return (
    <fieldset className="choice">
      <legend className="choice-title">{title}</legend>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          className="button"
          data-testid={`choose-${name}-${value}`}
          aria-pressed={value === chosen}
          onClick={() => {
            onChoose(value);
          }}
        >
          {label(value)}
        </button>
      ))}
    </fieldset>
  );
}
