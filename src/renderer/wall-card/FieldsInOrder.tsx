import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf, type Workflow } from '../../shared/workflow';
import { CodeText } from '../components/CodeText';

/** The fields of a row, numbered in the order they are scanned. */
export function FieldsInOrder({ workflow }: { workflow: Workflow }): ReactElement {
  const { t, i18n } = useTranslation();
  const { approvedWhen, fields } = workflow;
  return (
    <ol className="wall-fields">
      {fields.map((field) => (
        <li key={field.name} className="wall-field">
          <span className="wall-field-label">{wordsOf(field, i18n.language).label}</span>
          {approvedWhen?.field === field.name ? (
            <span>{t('wallCard.approves', { code: [approvedWhen.equals].flat().join(', ') })}</span>
          ) : (
            <CodeText code={field.example} limit={20} />
          )}
          {field.sticky && <span>{t('wallCard.sticky')}</span>}
          {field.optional && <span>{t('wallCard.optional')}</span>}
        </li>
      ))}
    </ol>
  );
}
