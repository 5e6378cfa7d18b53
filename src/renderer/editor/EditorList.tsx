import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { readyWorkflows } from '../../shared/ready-workflows';
import { titleOf } from '../../shared/workflow';
import type { EditorEntry, EditorStore } from './editor-store';

/** The workflows that can be edited, and what a new one can begin as. */
export function EditorList({
  entries,
  chosen,
  editor,
}: {
  entries: readonly EditorEntry[];
  chosen: string | null;
  editor: EditorStore;
}): ReactElement {
  const { t, i18n } = useTranslation();
  return (
    <nav className="editor-list" aria-label={t('editor.list')}>
      {entries.map(({ key, workflow, state }) => (
        <button
          key={key}
          type="button"
          className="button"
          data-testid={`edit-${key}`}
          data-state={state}
          aria-pressed={key === chosen}
          onClick={() => {
            editor.choose(key);
          }}
        >
          <strong>{titleOf(workflow, i18n.language)}</strong>
          <span>
            {state === 'kept'
              ? t('editor.version', { version: workflow.version })
              : t(`editor.state.${state}`)}
          </span>
        </button>
      ))}
      <h2 className="editor-list-title">{t('editor.add')}</h2>
      {readyWorkflows.map((ready) => (
        <button
          key={ready.name}
          type="button"
          className="button"
          data-testid={`add-${ready.name}`}
          onClick={() => {
            editor.add(ready);
          }}
        >
          {titleOf(ready, i18n.language)}
        </button>
      ))}
      <button
        type="button"
        className="button"
        data-testid="import-workflow"
        onClick={() => {
          editor.importOne();
        }}
      >
        {t('editor.import')}
      </button>
    </nav>
  );
}
