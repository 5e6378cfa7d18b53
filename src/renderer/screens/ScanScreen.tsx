import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import { nextField } from '../../shared/row';
import { FeedbackCard } from '../components/FeedbackCard';
import { Notices } from '../components/Notices';
import { Prompt } from '../components/Prompt';
import { RecentScans } from '../components/RecentScans';
import { RowCells } from '../components/RowCells';
import { StationBar } from '../components/StationBar';
import { TrustBar } from '../components/TrustBar';
import { Veil } from '../components/Veil';
import { createTimeFormat } from '../i18n/format-time';
import type { StationState } from '../store/station-store';

/** The one screen of a shift: what to scan, what became of it, and whether all is safe. */
export function ScanScreen({ store, clock }: { store: StoreApi<StationState>; clock: Clock }): ReactElement {
  const { i18n } = useTranslation();
  const timeFormat = useMemo(() => createTimeFormat(i18n.language), [i18n.language]);
  const { setup, row, typing, feedback, agent, status, waiting, recent, isFocused } = useStore(store);
  const { workflow } = setup;
  const field = nextField(workflow, row);
  const isLatched = feedback.outcome === 'refused' || feedback.outcome === 'unsaved';
  return (
    <main className="scan-screen" data-flood={feedback.outcome}>
      <div className="flood" key={feedback.sequence} />
      <StationBar setup={setup} operator={row[workflow.operatorField]?.code ?? null} />
      <Notices problems={setup.configurationProblems} status={status} />
      <section className="stage">
        <FeedbackCard feedback={feedback} timeFormat={timeFormat} />
        {field !== null && (
          <Prompt
            key={feedback.sequence}
            field={field}
            typing={typing}
            size={isLatched ? 'small' : 'large'}
          />
        )}
      </section>
      <RowCells workflow={workflow} row={row} />
      <RecentScans workflow={workflow} recent={recent} timeFormat={timeFormat} />
      <TrustBar agent={agent} status={status} waiting={waiting} timeFormat={timeFormat} clock={clock} />
      {!isFocused && <Veil />}
    </main>
  );
}
