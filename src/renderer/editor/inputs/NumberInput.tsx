import type { ReactElement } from 'react';
import { TextInput, type TextInputProps } from './TextInput';

/** A whole number. An empty one is a mistake that is named. */
export function NumberInput({
  value,
  onChange,
  ...rest
}: Pick<TextInputProps, 'place' | 'label' | 'hint'> & {
  value: number;
  onChange: (value: number) => void;
}): ReactElement {
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      value={Number.isNaN(value) ? '' : String(value)}
      onChange={(text) => {
        onChange(readNumber(text));
      }}
    />
  );
}

/** A whole number that may be left out. */
export function OptionalNumberInput({
  value,
  onChange,
  ...rest
}: Pick<TextInputProps, 'place' | 'label' | 'hint'> & {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}): ReactElement {
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      value={value === undefined ? '' : String(value)}
      onChange={(text) => {
        const number = readNumber(text);
        onChange(Number.isNaN(number) ? undefined : number);
      }}
    />
  );
}

/** The digits of a text as a number; without any, NaN. */
function readNumber(text: string): number {
  return Number.parseInt(text.replaceAll(/\D/g, ''), 10);
}
