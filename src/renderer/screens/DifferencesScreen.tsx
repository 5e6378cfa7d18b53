import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DifferingScan, ListDifference } from '../../shared/list-differences';
import { wordsOf, type Workflow } from '../../shared/workflow';
import { CodeText } from '../components/CodeText';
import { EntryMark } from '../components/EntryMark';
import { LatestOutcome } from '../components/LatestOutcome';
import { describeChange, describeConsequence } from '../i18n/describe-difference';
import { useTimeFormat } from '../i18n/use-time-format';
import { codesOf } from '../store/recent';
import type { WindowParts } from './screen';

/** The recent scans that newer lists would judge otherwise: cancelled, or left as they are. Nothing happens by itself. */
export function DifferencesScreen({ parts }: { parts: WindowParts }): ReactElement {
  const { differences, stationStore } = parts;
  const { t } = useTranslation();
  const { found, problem } = useStore(differences.store);
  useEffect(() => {
    differences.look();
  }, [differences]);
  return (
    <div className="screen-panel">
      {problem !== null && (
        <p role="alert" className="decision-problem" data-testid="differences-problem">
          {t('quarantine.failed', { detail: problem })}
        </p>
      )}
      <LatestOutcome stationStore={stationStore} />
      {found?.count === 0 && <p data-testid="differences-none">{t('differences.none')}</p>}
      {found !== null && found.count > 0 && <p>{t('differences.count', { count: found.count })}</p>}
      <ul className="decision-list">
        {found?.scans.map((scan) => (
          <Scan key={scan.scanId} scan={scan} parts={parts} />
        ))}
      </ul>
    </div>
  );
}

function Scan({ scan, parts }: { scan: DifferingScan; parts: WindowParts }): ReactElement {
  const { differences, stationStore } = parts;
  const { t } = useTranslation();
  const timeFormat = useTimeFormat();
  const workflows = useStore(stationStore.store, (state) => state.workflows);
  const workflow = workflows.find(({ name }) => name === scan.workflow);
  return (
    <li className="decision-item" data-testid="differing-scan" data-scan-id={scan.scanId}>
      <div className="decision-words">
        <strong className="decision-codes">
          {codesOf(workflows, scan).map((code, index) => (
            <CodeText key={`${index} ${code}`} code={code} limit={40} />
          ))}
        </strong>
        <span className="difference-where">
          <span>
            {timeFormat.moment(scan.capturedAt)}, {scan.operator}
          </span>
          <span className="difference-state">
            <EntryMark entry={scan} />
          </span>
        </span>
        {scan.differences.map((difference) => (
          <Difference key={difference.field} difference={difference} workflow={workflow} />
        ))}
      </div>
      <div className="decision-deeds">
        <button
          type="button"
          className="button"
          data-testid="cancel-scan"
          onClick={() => {
            stationStore.voiding.choose(scan);
          }}
        >
          {t('history.cancel')}
        </button>
        <button
          type="button"
          className="button"
          data-testid="leave-scan"
          onClick={() => {
            differences.leave(scan);
          }}
        >
          {t('differences.leave')}
        </button>
      </div>
    </li>
  );
}

/** What was judged then, what it would be now, and what to do. */
function Difference({
  difference,
  workflow,
}: {
  difference: ListDifference;
  workflow: Workflow | undefined;
}): ReactElement {
  const { t, i18n } = useTranslation();
  const field = workflow?.fields.find(({ name }) => name === difference.field);
  return (
    <p className="difference" data-testid="difference" data-field={difference.field}>
      <strong>
        {field === undefined ? difference.field : wordsOf(field, i18n.language).label}{' '}
        <CodeText code={difference.code} limit={40} />
      </strong>{' '}
      {describeChange(t, difference)} {describeConsequence(t, difference)}
    </p>
  );
}
