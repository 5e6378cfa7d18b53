import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { WorkflowAnswer } from '../../shared/ipc';
import { WorkflowEditor } from '../editor/WorkflowEditor';
import { CommandSheet } from '../sheet/CommandSheet';
import type { StationState } from '../store/station-state';

/** What the set-up can do outside of the window. */
export interface SetUpActions {
  saveWorkflow: (document: unknown) => Promise<WorkflowAnswer>;
  arrangeWorkflows: (names: readonly string[]) => Promise<WorkflowAnswer>;
  savePdf: (name: string) => Promise<string>;
}

/** What the screen is made of. */
export interface SetUpScreenProps {
  store: StoreApi<StationState>;
  actions: SetUpActions;
  onClose: () => void;
}

/** What a supervisor sets up: the workflows of the station, and its command sheet. Scans are tried out, not stored. */
export function SetUpScreen({ store, actions, onClose }: SetUpScreenProps): ReactElement {
  const { t } = useTranslation();
  const { setup, workflows, triedCode } = useStore(store);
  const [tab, setTab] = useState<'workflows' | 'sheet'>('workflows');
  return (
    <main className="set-up" data-testid="set-up">
      <header className="set-up-bar">
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
        <p>{t('setUp.notStored')}</p>
        <button type="button" className="button" data-testid="close-set-up" onClick={onClose}>
          {t('setUp.close')}
        </button>
      </header>
      {tab === 'workflows' ? (
        <WorkflowEditor
          workflows={workflows}
          scanned={triedCode}
          onSave={actions.saveWorkflow}
          onArrange={actions.arrangeWorkflows}
        />
      ) : (
        <CommandSheet
          stationName={setup.stationName}
          stationKey={setup.stationKey}
          workflows={workflows}
          onSavePdf={() => actions.savePdf('command-sheet')}
        />
      )}
    </main>
  );
}
