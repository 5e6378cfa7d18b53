import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../shared/error-text';
import { drawCalibrationCode } from './draw-code';
import type { CalibrationStep } from './calibration-codes';

type Drawing =
  { state: 'drawing' } | { state: 'drawn'; address: string } | { state: 'failed'; detail: string };

/** One calibration code, on white, as scanners want it. */
export function CodeImage({ step }: { step: CalibrationStep }): ReactElement {
  const { t } = useTranslation();
  const [drawing, setDrawing] = useState<Drawing>({ state: 'drawing' });
  useEffect(() => {
    let isGone = false;
    const show = (next: Drawing): void => {
      if (!isGone) setDrawing(next);
    };
    drawCalibrationCode(step).then(
      (address) => {
        show({ state: 'drawn', address });
      },
      (error: unknown) => {
        show({ state: 'failed', detail: errorText(error) });
      },
    );
    return () => {
      isGone = true;
    };
  }, [step]);
  return (
    <figure className="code-image" data-testid="code-image" data-state={drawing.state} data-step={step}>
      {drawing.state === 'drawn' && <img src={drawing.address} alt={t(`calibration.step.${step}.alt`)} />}
      {drawing.state === 'failed' && <p>{t('calibration.notDrawn', { detail: drawing.detail })}</p>}
    </figure>
  );
}
