import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Writes whole numbers as the language on the screen does, e.g. `12,345`. */
export function useNumberFormat(): (value: number) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
    return (value) => format.format(value);
  }, [i18n.language]);
}
