import { useId, type ReactElement } from 'react';
import { IssueLines, useIssues } from './issues';

/** What every text of the form has. */
export interface TextInputProps {
  /** Where it stands in the document, e.g. `fields.1.label`. */
  place: string;
  label: string;
  hint?: string;
  /** A code, to be told character by character. */
  isCode?: boolean;
  inputMode?: 'text' | 'numeric';
  /** Lines: one code each. */
  hasLines?: boolean;
  value: string;
  onChange: (text: string) => void;
  onBlur?: () => void;
}

/** A text with its label, and what is wrong with it. */
export function TextInput(props: TextInputProps): ReactElement {
  const { place, label, hint, isCode = false, hasLines = false, inputMode = 'text', value } = props;
  const id = useId();
  const isInvalid = useIssues(place, true).length > 0;
  const common = {
    id,
    className: isCode ? 'text-field code' : 'text-field',
    'data-testid': `input-${place}`,
    'data-place': place,
    'aria-invalid': isInvalid,
    'aria-describedby': `${id}-hint ${id}-issues`,
    value,
    spellCheck: false,
    autoComplete: 'off',
    onBlur: props.onBlur,
    onChange: (event: { target: { value: string } }) => {
      props.onChange(event.target.value);
    },
  };
  return (
    <div className="input">
      <label className="input-label" htmlFor={id}>
        {label}
      </label>
      {hasLines ? <textarea {...common} rows={3} /> : <input {...common} inputMode={inputMode} />}
      <p className="input-hint" id={`${id}-hint`}>
        {hint}
      </p>
      <IssueLines id={`${id}-issues`} place={place} label={label} isWhole />
    </div>
  );
}
