import { useEffect, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { patternsOf } from '../../shared/check-patterns';
import { wordsOf, type Workflow } from '../../shared/workflow';
import { EditorList } from './EditorList';
import { EditorStatus } from './EditorStatus';
import { EditorTabs } from './EditorTabs';
import { entriesOf, type EditorStore } from './editor-store';
import { IssuesContext } from './inputs/issues';
import { placeOf, type Place } from './places';
import { readDraft } from './read-draft';
import { EditorForm } from './EditorForm';
import { TryOut } from './TryOut';

/** What the editor is made of. */
export interface WorkflowEditorProps {
  workflows: readonly Workflow[];
  editor: EditorStore;
}

/**
 * Changes the workflows of the station: a list, the form of one, and what it makes of sample codes. What is scanned goes
 * to the sample codes, also while a text of the form has the keyboard.
 */
export function WorkflowEditor({ workflows, editor }: WorkflowEditorProps): ReactElement | null {
  const { t, i18n } = useTranslation();
  const { key, drafts, refused, said, verdicts, sample } = useStore(editor.store);
  const entries = entriesOf(workflows, drafts);
  const entry = entries.find((candidate) => candidate.key === key) ?? entries[0];
  const [place, setPlace] = useState<Place>({ tab: 'fields', open: null });
  const workflow = entry?.workflow;
  const otherNames = entries.filter((other) => other.key !== entry?.key).map((other) => other.workflow.name);
  const read = readDraft(workflow, verdicts, otherNames);
  const issues = read.workflow === null ? read.issues : refused;
  const patterns = JSON.stringify(workflow === undefined ? [] : patternsOf(workflow));
  // Not at every change: what could not be told the last time takes long, and is asked again when a workflow is chosen.
  useEffect(() => {
    editor.examine(JSON.parse(patterns) as string[]);
  }, [editor, entry?.key, patterns]);
  if (entry === undefined || workflow === undefined) return null;
  return (
    <section className="editor" data-testid="editor" data-scans="aside">
      <EditorList entries={entries} chosen={entry.key} editor={editor} />
      <IssuesContext value={issues}>
        <div className="editor-document">
          <EditorTabs
            shown={place.tab}
            mistakes={(tab) => issues.filter(({ path }) => placeOf(path, workflow).tab === tab).length}
            onShow={(tab) => {
              setPlace({ tab, open: null });
            }}
          />
          <EditorForm
            entry={entry}
            otherNames={otherNames}
            isFirst={workflows[0]?.name === entry.key}
            isGood={read.workflow !== null}
            place={place}
            editor={editor}
            onOpen={(open) => {
              setPlace({ ...place, open });
            }}
          />
          <div className="editor-bar">
            <EditorStatus
              issues={issues}
              isExamined={patternsOf(workflow).every((pattern) => verdicts.has(pattern))}
              said={said}
              nameOf={({ path }) => nameOfPlace(t, placeOf(path, workflow), workflow, i18n.language)}
              onGo={(path) => {
                flushSync(() => {
                  setPlace(placeOf(path, workflow));
                });
                focusPlace(path);
              }}
            />
            {entry.state !== 'kept' && (
              <button
                type="button"
                className="button"
                data-testid="drop-changes"
                onClick={() => {
                  editor.drop(entry.key);
                }}
              >
                {t('editor.drop')}
              </button>
            )}
            <button
              type="button"
              className="button button-main"
              data-testid="save-workflow"
              disabled={read.workflow === null || entry.state === 'kept'}
              onClick={() => {
                editor.save(entry.key);
              }}
            >
              {t('editor.save')}
            </button>
          </div>
        </div>
      </IssuesContext>
      <TryOut draft={workflow} verdicts={verdicts} sample={sample} onChange={editor.trySample} />
    </section>
  );
}

/** The part of the form, and the field in it. */
function nameOfPlace(t: TFunction, { tab, open }: Place, { fields }: Workflow, language: string): string {
  const field = tab === 'fields' && open !== null ? fields[open] : undefined;
  const part = t(`editor.tab.${tab}`);
  return field === undefined ? part : `${part}, ${wordsOf(field, language).label}`;
}

/** The input of a place, or of the one around it. */
function focusPlace(path: string): void {
  const parts = path.split('.');
  const around = parts.map((_part, index) => parts.slice(0, parts.length - index).join('.'));
  const found = around
    .map((candidate) => document.querySelector<HTMLElement>(`[data-place="${CSS.escape(candidate)}"]`))
    .find((element) => element !== null);
  found?.focus();
}
