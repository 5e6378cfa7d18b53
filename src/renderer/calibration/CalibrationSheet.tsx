import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeImage } from './CodeImage';
import { calibrationSteps } from './calibration-codes';

/** The three codes on one page of paper; seen by the printer alone. */
export function CalibrationSheet(): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="calibration-sheet" aria-hidden="true">
      <h1>{t('calibration.sheet.title')}</h1>
      <p>{t('calibration.sheet.sentence')}</p>
      {calibrationSteps.map((step, index) => (
        <div key={step} className="calibration-sheet-code">
          <p>
            {index + 1}. {t(`calibration.step.${step}.alt`)}
          </p>
          <CodeImage step={step} />
        </div>
      ))}
    </section>
  );
}
