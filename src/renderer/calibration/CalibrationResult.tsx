import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../components/Icon';
import { describeFinding, describeOutcome } from '../i18n/calibration-sentences';
import type { CalibrationOutcome } from './calibration-store';
import { findingTones, verdictOf, type FindingTone, type LearntScanner } from './findings';
import type { ProfileActions } from './profile-actions';

const toneIcons: Record<FindingTone, IconName> = { change: 'attention', note: 'note', good: 'check' };
const toneOrder: readonly FindingTone[] = ['change', 'note', 'good'];

/** What the result is made of. */
export interface CalibrationResultProps {
  learnt: LearntScanner;
  outcome: CalibrationOutcome | null;
  actions: ProfileActions;
  onRestart: () => void;
}

/** What was found out, what should be changed at the scanner, and the button that keeps it. */
export function CalibrationResult({
  learnt,
  outcome,
  actions,
  onRestart,
}: CalibrationResultProps): ReactElement {
  const { t, i18n } = useTranslation();
  const findings = learnt.findings.toSorted(
    (left, right) => toneOrder.indexOf(findingTones[left.code]) - toneOrder.indexOf(findingTones[right.code]),
  );
  const verdict = verdictOf(learnt);
  return (
    <section className="calibration-result" data-testid="calibration-result" data-verdict={verdict}>
      <div className="calibration-words" role="status">
        <h2 className="calibration-sentence">{t(`calibration.verdict.${verdict}.title`)}</h2>
        <p className="calibration-why">{t(`calibration.verdict.${verdict}.sentence`)}</p>
      </div>
      <ul className="findings">
        {findings.map((finding) => {
          const { what, advice } = describeFinding(t, finding, i18n.language);
          const tone = findingTones[finding.code];
          return (
            <li
              key={finding.code}
              className="finding"
              data-testid="finding"
              data-code={finding.code}
              data-tone={tone}
            >
              <Icon name={toneIcons[tone]} />
              <p>
                <span className="finding-what">{what}</span>
                {advice !== null && <span className="finding-advice"> {advice}</span>}
              </p>
            </li>
          );
        })}
      </ul>
      {outcome !== null && (
        <p
          className="calibration-outcome"
          data-testid="calibration-outcome"
          data-code={outcome.code}
          role="status"
        >
          {describeOutcome(t, outcome)}
        </p>
      )}
      <div className="calibration-buttons">
        {learnt.isUsable && (
          <button
            type="button"
            className="button button-main"
            data-testid="keep-profile"
            onClick={actions.keep}
          >
            {t('calibration.keep')}
          </button>
        )}
        <button type="button" className="button" onClick={onRestart}>
          {t('calibration.restart')}
        </button>
        <button type="button" className="button" data-testid="export-profile" onClick={actions.exportProfile}>
          {t('calibration.export')}
        </button>
        <button type="button" className="button" data-testid="import-profile" onClick={actions.importProfile}>
          {t('calibration.import')}
        </button>
      </div>
    </section>
  );
}
