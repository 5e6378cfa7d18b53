import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowParts } from '../screens/screen';
import { CodeButton } from './CodeButton';

/** Whether the first scan stays: a test is cancelled with its reason. */
export function QuestionStep({ parts: { firstRun } }: { parts: WindowParts }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="first-run-buttons">
      <CodeButton
        command={{ name: 'acknowledge' }}
        testId="first-real"
        isMain
        onPress={() => {
          firstRun.answer('real');
        }}
      >
        {t('firstRun.question.real')}
      </CodeButton>
      <CodeButton
        command={{ name: 'void-reason', reason: 'test' }}
        testId="first-test"
        onPress={() => {
          firstRun.answer('test');
        }}
      >
        {t('firstRun.question.test')}
      </CodeButton>
    </div>
  );
}
