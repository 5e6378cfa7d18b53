import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CalibrationResult } from '../calibration/CalibrationResult';
import { CalibrationSheet } from '../calibration/CalibrationSheet';
import { calibrationSteps, calibrationTexts } from '../calibration/calibration-codes';
import { CodeImage } from '../calibration/CodeImage';
import { Icon } from '../components/Icon';
import { PaperButtons } from '../components/PaperButtons';
import type { WindowParts } from './screen';

/** Learns the scanner: three codes, one after the other, and what they told. */
export function CalibrationScreen({ parts }: { parts: WindowParts }): ReactElement {
  const { calibration, actions } = parts;
  const { t } = useTranslation();
  const { step, received, learnt, outcome } = useStore(calibration.store);
  const number = step === 'result' ? calibrationSteps.length + 1 : calibrationSteps.indexOf(step) + 1;
  return (
    <div className="calibration" data-testid="calibration-content" data-step={step}>
      <ol className="calibration-steps" aria-hidden="true">
        {calibrationSteps.map((each, index) => (
          <li
            key={each}
            className="calibration-dot"
            data-state={index + 1 < number ? 'done' : index + 1 === number ? 'now' : 'to-come'}
          >
            {index + 1 < number ? <Icon name="check" /> : index + 1}
          </li>
        ))}
      </ol>
      {step === 'result' ? (
        learnt !== null && (
          <CalibrationResult
            learnt={learnt}
            outcome={outcome}
            actions={actions}
            onRestart={calibration.restart}
          />
        )
      ) : (
        <section className="calibration-stage">
          <div className="calibration-words" role="status">
            <h2 className="calibration-sentence">{t(`calibration.step.${step}.title`)}</h2>
            <p className="calibration-why">{t(`calibration.step.${step}.why`)}</p>
          </div>
          <CodeImage key={step} step={step} />
          <p className="calibration-received" data-testid="calibration-received" data-count={received}>
            {received === 0
              ? t('calibration.waiting')
              : t('calibration.received', { count: received, of: calibrationTexts[step].length })}
          </p>
          <div className="calibration-buttons">
            <button type="button" className="button" data-testid="skip-code" onClick={calibration.skip}>
              {t('calibration.skip')}
            </button>
            <button
              type="button"
              className="button"
              data-testid="import-profile"
              onClick={actions.importProfile}
            >
              {t('calibration.import')}
            </button>
            <PaperButtons paper={parts.paper} name="scanner-codes" />
          </div>
        </section>
      )}
      <CalibrationSheet />
    </div>
  );
}
