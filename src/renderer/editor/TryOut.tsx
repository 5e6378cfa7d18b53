import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { plainTools, type CodeTools } from '../../shared/gs1';
import type { PatternVerdicts } from '../../shared/pattern';
import { wordsOf, type Workflow } from '../../shared/workflow';
import { loadCodeTools } from '../codes/load-code-tools';
import { CodeText } from '../components/CodeText';
import { Icon } from '../components/Icon';
import { describeRefusal } from '../i18n/describe-refusal';
import { tryCode, type FieldTrial } from './try-code';

/** A box for sample codes, typed or scanned, and what every field makes of them. */
export function TryOut({
  draft,
  verdicts,
  sample,
  onChange,
}: {
  draft: Workflow;
  verdicts: PatternVerdicts;
  /** The code that is tried out; empty: none yet. */
  sample: string;
  onChange: (sample: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [tools, setTools] = useState<CodeTools>(plainTools);
  useEffect(() => {
    void loadCodeTools([draft]).then(setTools);
  }, [draft]);
  const trials = sample === '' ? [] : tryCode(draft, sample, verdicts, tools);
  return (
    <aside className="try-out">
      <label className="text-label">
        {t('editor.tryOut')}
        <input
          className="text-field code"
          data-testid="try-code"
          value={sample}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      </label>
      <ul>
        {trials.map((trial) => (
          <Trial key={trial.field.name} trial={trial} />
        ))}
      </ul>
    </aside>
  );
}

function Trial({ trial }: { trial: FieldTrial }): ReactElement {
  const { t, i18n } = useTranslation();
  const { field, outcome } = trial;
  return (
    <li className="trial" data-testid={`trial-${field.name}`} data-outcome={outcome}>
      <Icon name={outcome === 'accepted' ? 'check' : outcome === 'refused' ? 'refused' : 'attention'} />
      <div>
        <strong>{wordsOf(field, i18n.language).label}</strong>
        {outcome === 'refused' && <p>{describeRefusal(t, trial.reason, i18n.language)}</p>}
        {(outcome === 'unsound' || outcome === 'unexamined' || outcome === 'unsafe') && (
          <p>{t(`editor.${outcome}`)}</p>
        )}
        {outcome === 'accepted' &&
          trial.values.map(({ name, value }) => (
            <p key={name}>
              {name} <CodeText code={value} limit={60} />
            </p>
          ))}
      </div>
    </li>
  );
}
