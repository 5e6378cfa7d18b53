import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { plainTools, type CodeTools } from '../../shared/gs1';
import { wordsOf, type Workflow } from '../../shared/workflow';
import { loadCodeTools } from '../codes/load-code-tools';
import { CodeText } from '../components/CodeText';
import { Icon } from '../components/Icon';
import { describeRefusal } from '../i18n/describe-refusal';
import { tryCode } from './try-code';

/** A box for sample codes, typed or scanned, and what every field makes of them. */
export function TryOut({
  workflow,
  scanned,
}: {
  workflow: Workflow | null;
  scanned: string | null;
}): ReactElement {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState<{ text: string; after: string | null }>({ text: '', after: null });
  const [tools, setTools] = useState<CodeTools>(plainTools);
  // A code that was scanned after the last typing takes its place.
  const code = scanned !== null && typed.after !== scanned ? scanned : typed.text;
  useEffect(() => {
    if (workflow === null) return;
    void loadCodeTools([workflow]).then(setTools);
  }, [workflow]);
  const trials = workflow === null || code === '' ? [] : tryCode(workflow, code, tools);
  return (
    <aside className="try-out">
      <label className="text-label">
        {t('editor.tryOut')}
        <input
          className="text-field code"
          data-testid="try-code"
          value={code}
          onChange={(event) => {
            setTyped({ text: event.target.value, after: scanned });
          }}
        />
      </label>
      <ul>
        {trials.map(({ field, values, reason }) => (
          <li
            key={field.name}
            className="trial"
            data-testid={`trial-${field.name}`}
            data-accepted={values !== null}
          >
            <Icon name={values === null ? 'refused' : 'check'} />
            <div>
              <strong>{wordsOf(field, i18n.language).label}</strong>
              {reason !== null && <p>{describeRefusal(t, reason, i18n.language)}</p>}
              {values?.map(({ name, value }) => (
                <p key={name}>
                  {name} <CodeText code={value} limit={60} />
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </aside>
  );
}
