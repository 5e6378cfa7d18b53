import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { nextField } from '../../shared/row';
import { titleOf } from '../../shared/workflow';
import { FeedbackCard } from '../components/FeedbackCard';
import { LayoutNotice } from '../components/LayoutNotice';
import { LockCard } from '../components/LockCard';
import { Notice, Notices } from '../components/Notices';
import { PeopleNotices } from '../components/PeopleNotices';
import { Prompt } from '../components/Prompt';
import { RecentScans } from '../components/RecentScans';
import { RowCells } from '../components/RowCells';
import { StationBar } from '../components/StationBar';
import { DifferencesNotice } from '../differences/DifferencesNotice';
import { FirstRunNotice } from '../first-run/FirstRunNotice';
import { useTimeFormat } from '../i18n/use-time-format';
import { isError } from '../store/feedback';
import { openParent } from '../store/group';
import { UpdateNotice } from '../updates/UpdateNotice';
import { findOperator } from '../store/sign-in';
import type { WindowParts } from './screen';

/** The screen of a shift: what to scan, and what became of it. */
export function ScanScreen({ parts }: { parts: WindowParts }): ReactElement {
  const { scanner, clock, sendMissing } = parts;
  const { store, acknowledge, showScreen, voiding } = parts.stationStore;
  const { t, i18n } = useTranslation();
  const timeFormat = useTimeFormat();
  const {
    setup,
    workflows,
    workflow,
    row,
    groupCount,
    typing,
    feedback,
    status,
    recent,
    lock,
    lists,
    isAudible,
  } = useStore(store);
  const field = nextField(workflow, row);
  const parent = openParent(workflow, row);
  const isLocked = lock === 'locked';
  const badge = row[workflow.operatorField]?.code ?? null;
  return (
    <main className="scan-screen">
      <StationBar
        stationName={setup.stationName}
        operator={badge}
        operatorName={findOperator(lists, badge)?.name ?? null}
        workflowTitle={workflows.length > 1 ? titleOf(workflow, i18n.language) : null}
        group={parent === null ? null : t('group.count', { count: groupCount, parent })}
        onMenu={() => {
          showScreen('menu');
        }}
      />
      <Notices
        problems={setup.configurationProblems}
        status={status}
        formatTime={(wallMs) => timeFormat.since(wallMs, clock.wallMs())}
        sendMissing={sendMissing}
      >
        <FirstRunNotice firstRun={parts.firstRun} />
        <PeopleNotices store={store} formatTime={(wallMs) => timeFormat.since(wallMs, clock.wallMs())} />
        <LayoutNotice scanner={scanner} />
        {!isAudible && <Notice tone="warning">{t('sound.silent')}</Notice>}
        <DifferencesNotice differences={parts.differences} />
        <UpdateNotice updates={parts.updates} />
      </Notices>
      <section className="stage">
        <FeedbackCard feedback={feedback} timeFormat={timeFormat} onAcknowledge={acknowledge} />
        {isLocked && !isError(feedback) && <LockCard />}
        {field !== null && !isLocked && (
          <Prompt
            key={feedback.sequence}
            field={field}
            typing={typing}
            size={isError(feedback) ? 'small' : 'large'}
            isHelped={badge === null && feedback.outcome === 'none'}
          />
        )}
      </section>
      <RowCells workflow={workflow} row={row} />
      <RecentScans workflows={workflows} recent={recent} timeFormat={timeFormat} onChoose={voiding.choose} />
    </main>
  );
}
