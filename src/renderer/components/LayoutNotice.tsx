import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { layoutWarning, type ScannerState } from '../scanner/scanner-store';
import { Notice } from './Notices';

/** Says that the keyboard layout of the PC was changed, and what that means for codes. */
export function LayoutNotice({ scanner }: { scanner: StoreApi<ScannerState> }): ReactElement | null {
  const { t } = useTranslation();
  const warning = useStore(scanner, layoutWarning);
  if (warning === null) return null;
  return warning === 'wrong' ? (
    <Notice tone="alarm">{t('calibration.layoutWrong')}</Notice>
  ) : (
    <Notice tone="warning">{t('calibration.layoutHarmless')}</Notice>
  );
}
