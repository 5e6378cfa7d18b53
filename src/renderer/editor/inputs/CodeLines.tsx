import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLines, toLines, type ListEntry } from '../edit-codes';
import { TextInput } from './TextInput';

/** The codes of a list, a line each. The lines stay as they are written while they mean the same list. */
export function CodeLines({
  place,
  entries,
  onChange,
}: {
  place: string;
  entries: readonly ListEntry[];
  onChange: (entries: ListEntry[]) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [written, setWritten] = useState('');
  const lines = toLines(entries);
  return (
    <TextInput
      place={place}
      label={t('editor.listCodes')}
      hint={t('editor.listCodesHint')}
      isCode
      hasLines
      value={toLines(fromLines(written)) === lines ? written : lines}
      onChange={(text) => {
        setWritten(text);
        onChange(fromLines(text));
      }}
    />
  );
}
