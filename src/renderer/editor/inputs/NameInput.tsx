import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput, type TextInputProps } from './TextInput';

/**
 * A name that others refer to. One that is taken, or empty, is not taken over: two things of one name could not be told
 * apart any more. Leaving the input brings back the last good one.
 */
export function NameInput({
  value,
  taken,
  onChange,
  ...rest
}: Pick<TextInputProps, 'place' | 'label' | 'hint' | 'value' | 'onChange'> & {
  /** The names of the others. */
  taken: readonly string[];
}): ReactElement {
  const { t } = useTranslation();
  const [rejected, setRejected] = useState<string | null>(null);
  const hint = rejected === null || rejected === '' ? rest.hint : t('editor.nameTaken', { name: rejected });
  return (
    <TextInput
      {...rest}
      {...(hint === undefined ? {} : { hint })}
      isCode
      value={rejected ?? value}
      onChange={(name) => {
        const isGood = name !== '' && !taken.includes(name);
        setRejected(isGood ? null : name);
        if (isGood) onChange(name);
      }}
      onBlur={() => {
        setRejected(null);
      }}
    />
  );
}
