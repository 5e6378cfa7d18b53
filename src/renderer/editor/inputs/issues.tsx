import { createContext, useContext, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkflowMistake } from '../../../shared/workflow-mistake';

import { describeMistake } from '../../i18n/describe-mistake';

/** The mistakes of the workflow that is being edited. */
export const IssuesContext = createContext<readonly WorkflowMistake[]>([]);

/** The sentences for one place; `isWhole`: also for what is inside of it. */
export function useIssues(place: string, isWhole: boolean): string[] {
  const issues = useContext(IssuesContext);
  const { t } = useTranslation();
  return issues
    .filter(({ path }) => path === place || (isWhole && path.startsWith(`${place}.`)))
    .map((issue) => describeMistake(t, issue));
}

/** Mistakes beside what they are about: its name, and what is wrong with it. */
export function IssueLines({
  id,
  place,
  label,
  isWhole = false,
}: {
  id?: string;
  place: string;
  label: string;
  isWhole?: boolean;
}): ReactElement {
  const messages = useIssues(place, isWhole);
  return (
    <ul className="input-issues" id={id} data-testid={`issue-${place}`} data-count={messages.length}>
      {messages.map((message) => (
        <li key={message}>
          <strong>{label}</strong> {message}
        </li>
      ))}
    </ul>
  );
}
