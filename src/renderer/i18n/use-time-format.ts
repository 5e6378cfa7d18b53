import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createTimeFormat, type TimeFormat } from './format-time';

/** The formats of the language on the screen. */
export function useTimeFormat(): TimeFormat {
  const { i18n } = useTranslation();
  return useMemo(() => createTimeFormat(i18n.language), [i18n.language]);
}
