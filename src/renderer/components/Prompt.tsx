import type { CSSProperties, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf, type Field } from '../../shared/workflow';
import { CodeText } from './CodeText';

/** What the prompt shows. */
export interface PromptProps {
  field: Field;
  /** What a person is typing, or null. */
  typing: string | null;
  /** Small beside a refusal that stays, large otherwise. */
  size: 'large' | 'small';
  /** Whether what this screen is for is said as well: while nobody has begun. */
  isHelped: boolean;
}

/** What to scan next: the largest thing on the screen. */
export function Prompt({ field, typing, size, isHelped }: PromptProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { label, noun } = wordsOf(field, i18n.language);
  // The label fills the stage: the shorter, the larger.
  const style = { '--characters': label.length } as CSSProperties;
  return (
    <div className="prompt" data-testid="scan-prompt" data-field={field.name} data-size={size} style={style}>
      <p className="prompt-label">{label}</p>
      <div className="prompt-detail">
        <p className="prompt-sentence">{t('prompt.scan', { noun })}</p>
        {typing === null ? (
          <p className="prompt-example">
            {t('prompt.example')} <CodeText code={field.example} />
          </p>
        ) : (
          <p className="prompt-typing">
            <CodeText code={typing} /> <span className="prompt-typing-help">{t('prompt.typing')}</span>
          </p>
        )}
        {isHelped && <p className="prompt-help">{t('screen.scan.help')}</p>}
      </div>
    </div>
  );
}
