import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import { nextField } from '../../shared/row';
import { titleOf } from '../../shared/workflow';
import { CareButton, CarePanel } from '../components/CarePanel';
import { FeedbackCard } from '../components/FeedbackCard';
import { LayoutNotice } from '../components/LayoutNotice';
import { Notices } from '../components/Notices';
import { Prompt } from '../components/Prompt';
import { RecentScans } from '../components/RecentScans';
import { RowCells } from '../components/RowCells';
import { StationBar } from '../components/StationBar';
import { TrustBar } from '../components/TrustBar';
import { createTimeFormat } from '../i18n/format-time';
import { isError } from '../store/feedback';
import type { Care } from '../store/care';
import { openParent } from '../store/group';
import type { StationState } from '../store/station-state';

import type { ScannerState } from '../scanner/scanner-store';

/** What the screen is made of. */
export interface ScanScreenProps {
  store: StoreApi<StationState>;
  scanner: StoreApi<ScannerState>;
  clock: Clock;
  /** The error on the screen has been seen. */
  onAcknowledge: () => void;
  /** Opens the set-up of the station. */
  onSetUp: () => void;
  /** Opens the set-up of the scanner. */
  onCalibrate: () => void;
  care: Care;
  /** Sends again what the database has lost; rejects when that could not be done. */
  sendMissing: () => Promise<void>;
}

/** The one screen of a shift: what to scan, what became of it, and whether all is safe. */
export function ScanScreen({
  store,
  scanner,
  clock,
  care,
  sendMissing,
  ...on
}: ScanScreenProps): ReactElement {
  const [isCareOpen, setCareOpen] = useState(false);
  const { t, i18n } = useTranslation();
  const timeFormat = useMemo(() => createTimeFormat(i18n.language), [i18n.language]);
  const { setup, workflows, workflow, row, groupCount, typing, feedback, agent, status, waiting, recent } =
    useStore(store);
  const field = nextField(workflow, row);
  const parent = openParent(workflow, row);
  return (
    <main className="scan-screen" data-flood={feedback.outcome}>
      <div className="flood" key={feedback.sequence} />
      <StationBar
        setup={setup}
        operator={row[workflow.operatorField]?.code ?? null}
        workflowTitle={workflows.length > 1 ? titleOf(workflow) : null}
        group={parent === null ? null : t('group.count', { count: groupCount, parent })}
        onSetUp={on.onSetUp}
        onCalibrate={on.onCalibrate}
      >
        <CareButton
          name="open"
          onPress={() => {
            setCareOpen(true);
          }}
        />
      </StationBar>
      {isCareOpen && status !== null && (
        <CarePanel
          status={status}
          formatTime={(wallMs) => timeFormat.since(wallMs, clock.wallMs())}
          onImport={care.importFile}
          onRescue={care.rescue}
          onNoted={care.noteSalvages}
          onClose={() => {
            setCareOpen(false);
          }}
        />
      )}
      <Notices
        problems={setup.configurationProblems}
        status={status}
        formatTime={(wallMs) => timeFormat.since(wallMs, clock.wallMs())}
        sendMissing={sendMissing}
      >
        <LayoutNotice scanner={scanner} />
      </Notices>
      <section className="stage">
        <FeedbackCard feedback={feedback} timeFormat={timeFormat} onAcknowledge={on.onAcknowledge} />
        {field !== null && (
          <Prompt
            key={feedback.sequence}
            field={field}
            typing={typing}
            size={isError(feedback) ? 'small' : 'large'}
          />
        )}
      </section>
      <RowCells workflow={workflow} row={row} />
      <RecentScans workflows={workflows} recent={recent} timeFormat={timeFormat} />
      <TrustBar agent={agent} status={status} waiting={waiting} timeFormat={timeFormat} clock={clock} />
    </main>
  );
}
