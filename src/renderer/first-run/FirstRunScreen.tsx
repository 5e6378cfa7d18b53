import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Refusal } from '../components/Refusal';
import type { WindowParts } from '../screens/screen';
import { DatabaseStep } from './DatabaseStep';
import { firstRunSteps } from './first-run-store';
import { LanguageStep } from './LanguageStep';
import { NameStep } from './NameStep';
import { QuestionStep } from './QuestionStep';
import { ScannerStep } from './ScannerStep';

const contents = {
  language: LanguageStep,
  name: NameStep,
  scanner: ScannerStep,
  database: DatabaseStep,
  question: QuestionStep,
} as const;

/** The welcome of a station that nobody has set up: one question a page, each to be answered by hand or by the scanner. */
export function FirstRunScreen({ parts }: { parts: WindowParts }): ReactElement | null {
  const { firstRun } = parts;
  const { t } = useTranslation();
  const { step, problem, verdict } = useStore(firstRun.store);
  const feedback = useStore(parts.stationStore.store, (state) => state.feedback);
  if (step === 'scan' || step === 'over') return null;
  const Content = contents[step];
  const isLearnt = step === 'scanner' && verdict !== null;
  const number = step === 'question' ? firstRunSteps.length : firstRunSteps.indexOf(step) + 1;
  return (
    <main
      className="screen first-run"
      data-testid="first-run"
      data-step={step}
      data-verdict={isLearnt ? verdict : 'none'}
    >
      <header className="screen-head">
        <h1 className="screen-title">{t('firstRun.title')}</h1>
        <p className="screen-help">{t('firstRun.progress', { number, of: firstRunSteps.length })}</p>
      </header>
      <section className="first-run-stage" data-scans="aside">
        <Refusal feedback={feedback} />
        <div className="first-run-words" role="status">
          <h2 className="first-run-question">
            {t(isLearnt ? `calibration.verdict.${verdict}.title` : `firstRun.${step}.title`)}
          </h2>
          <p className="first-run-why">
            {t(isLearnt ? `firstRun.scanner.${verdict}` : `firstRun.${step}.sentence`)}
          </p>
        </div>
        <Content parts={parts} />
        {problem !== null && (
          <p className="first-run-problem" role="alert" data-testid="first-run-problem">
            {t(`firstRun.problem.${problem.because}`, { detail: problem.detail })}
          </p>
        )}
      </section>
    </main>
  );
}
