import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { describeMistake } from '../i18n/describe-mistake';
import type { EditorWord } from './editor-store';
import type { WorkflowMistake } from '../../shared/workflow-mistake';

/** What was done last and whether the workflow is good; each mistake leads to its place. */
export function EditorStatus({
  issues,
  isExamined,
  said,
  nameOf,
  onGo,
}: {
  issues: readonly WorkflowMistake[];
  /** Whether every pattern has its verdict. */
  isExamined: boolean;
  said: EditorWord | null;
  /** The place of a mistake in words. */
  nameOf: (issue: WorkflowMistake) => string;
  onGo: (path: string) => void;
}): ReactElement {
  const { t } = useTranslation();
  const [first] = issues;
  return (
    <div className="editor-status" role="status" data-testid="editor-issues" data-count={issues.length}>
      {said !== null && <Said said={said} />}
      {first === undefined && said === null && <p>{t(isExamined ? 'editor.good' : 'editor.examining')}</p>}
      {first !== undefined && (
        <button
          type="button"
          className="button editor-first-issue"
          data-testid="go-to-issue"
          onClick={() => {
            onGo(first.path);
          }}
        >
          <strong>{t('editor.mistakes', { count: issues.length })}</strong>
          <span>
            {nameOf(first)}: {describeMistake(t, first)}
          </span>
        </button>
      )}
    </div>
  );
}

function Said({ said }: { said: EditorWord }): ReactElement {
  const { t } = useTranslation();
  switch (said.what) {
    case 'exported':
      return <p>{t('editor.exported', { file: said.file })}</p>;
    case 'failed':
      return <p>{said.detail}</p>;
    case 'not-imported':
      return (
        <div data-testid="not-imported">
          <p>{t('editor.notImported')}</p>
          <ul className="editor-import-issues">
            {said.issues.map((issue) => (
              <li key={issue.path + issue.code}>
                <strong className="code">{issue.path}</strong> {describeMistake(t, issue)}
              </li>
            ))}
          </ul>
        </div>
      );
    default:
      return <p>{t(`editor.${said.what}`)}</p>;
  }
}
