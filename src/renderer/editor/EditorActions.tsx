import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorEntry, EditorStore } from './editor-store';

/** What can be done with the workflow in front as a whole. */
export function EditorActions({
  entry,
  isFirst,
  isGood,
  editor,
}: {
  entry: EditorEntry;
  isFirst: boolean;
  /** Without mistakes. */
  isGood: boolean;
  editor: EditorStore;
}): ReactElement {
  const { t } = useTranslation();
  const { key, workflow, state } = entry;
  const isNew = state === 'new';
  const actions = [
    {
      name: 'copy',
      isShown: true,
      isPossible: true,
      act: () => {
        editor.add(workflow);
      },
    },
    {
      name: 'export',
      isShown: true,
      isPossible: isGood,
      act: () => {
        editor.exportIt(workflow);
      },
    },
    {
      name: 'moveFirst',
      isShown: !isNew,
      isPossible: !isFirst,
      act: () => {
        editor.moveFirst(key);
      },
    },
    {
      name: 'remove',
      isShown: !isNew,
      isPossible: true,
      act: () => {
        editor.takeOut(key);
      },
    },
  ] as const;
  return (
    <div className="editor-actions">
      {actions.map(
        ({ name, isShown, isPossible, act }) =>
          isShown && (
            <button
              key={name}
              type="button"
              className="button"
              data-testid={`${name}-workflow`}
              disabled={!isPossible}
              onClick={act}
            >
              {t(`editor.${name}`)}
            </button>
          ),
      )}
    </div>
  );
}
