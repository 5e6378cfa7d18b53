import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LatestOutcome } from '../components/LatestOutcome';
import { WorkflowEditor } from '../editor/WorkflowEditor';
import { CommandSheet } from '../sheet/CommandSheet';
import type { WindowParts } from './screen';

/** What a supervisor sets up: the workflows of the station, and its command sheet. Scans are tried out, not stored. */
export function SetUpScreen({ parts }: { parts: WindowParts }): ReactElement {
  const { stationStore, editor } = parts;
  const { t } = useTranslation();
  const { store } = stationStore;
  const { setup, workflows, triedCode } = useStore(store);
  const [tab, setTab] = useState<'workflows' | 'sheet'>('workflows');
  useEffect(() => {
    if (triedCode === null) return;
    editor.trySample(triedCode);
    // Taken: the same label may be scanned again after something else was typed.
    store.setState({ triedCode: null });
  }, [editor, store, triedCode]);
  return (
    <div className="set-up">
      <div className="set-up-bar">
        {(['workflows', 'sheet'] as const).map((name) => (
          <button
            key={name}
            type="button"
            className="button"
            data-testid={`tab-${name}`}
            aria-pressed={tab === name}
            onClick={() => {
              setTab(name);
            }}
          >
            {t(`setUp.${name}`)}
          </button>
        ))}
      </div>
      <LatestOutcome stationStore={stationStore} />
      {tab === 'workflows' ? (
        <WorkflowEditor workflows={workflows} editor={editor} />
      ) : (
        <CommandSheet
          stationName={setup.stationName}
          stationKey={setup.stationKey}
          workflows={workflows}
          paper={parts.paper}
        />
      )}
    </div>
  );
}
