import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CodeImage } from '../calibration/CodeImage';
import { describeOutcome } from '../i18n/calibration-sentences';
import type { WindowParts } from '../screens/screen';
import { CodeButton } from './CodeButton';

/** One code from which the station learns how the scanner writes. */
export function ScannerStep({ parts: { firstRun, calibration } }: { parts: WindowParts }): ReactElement {
  const { t } = useTranslation();
  const verdict = useStore(firstRun.store, (state) => state.verdict);
  const outcome = useStore(calibration.store, (state) => state.outcome);
  if (verdict === null) {
    return (
      <>
        <CodeImage step="characters" />
        <div className="first-run-buttons">
          <button type="button" className="button" data-testid="first-later" onClick={firstRun.goOn}>
            {t('firstRun.later')}
          </button>
        </div>
      </>
    );
  }
  return (
    <>
      {outcome?.code === 'failed' && (
        <p className="first-run-problem" role="alert">
          {describeOutcome(t, outcome)}
        </p>
      )}
      <div className="first-run-buttons">
        <button type="button" className="button" data-testid="first-again" onClick={firstRun.learnAgain}>
          {t('calibration.restart')}
        </button>
        <CodeButton command={{ name: 'acknowledge' }} testId="first-next" isMain onPress={firstRun.goOn}>
          {t('firstRun.next')}
        </CodeButton>
      </div>
    </>
  );
}
