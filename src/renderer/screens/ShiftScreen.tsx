import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ReferenceCopies } from '../../shared/reference';
import type { ShiftReport } from '../../shared/shift-report';
import { PaperButtons } from '../components/PaperButtons';
import { useTimeFormat } from '../i18n/use-time-format';
import { DefectBars, HourBars, OperatorBars } from '../shift/ShiftBars';
import { DamagedFiles } from '../shift/DamagedFiles';
import { ShiftCheck } from '../shift/ShiftCheck';
import { ShiftFigures } from '../shift/ShiftFigures';
import { reportFileName } from '../shift/report-file-name';
import type { ShiftState } from '../shift/shift-store';
import type { WindowParts } from './screen';

/** A shift at a glance, the present one first; on paper it is the report of the shift. */
export function ShiftScreen({ parts }: { parts: WindowParts }): ReactElement {
  const { shift, stationStore } = parts;
  const { t } = useTranslation();
  const state = useStore(shift.store);
  const stationName = useStore(stationStore.store, ({ setup }) => setup.stationName);
  const lists = useStore(stationStore.store, (station) => station.lists);
  useEffect(() => {
    shift.open(null);
    return shift.close;
  }, [shift]);
  const { report, problem } = state;
  return (
    <div className="shift">
      {problem !== null && (
        <p role="alert" className="shift-problem" data-testid="shift-problem">
          {t('shift.failed', { detail: problem })}
        </p>
      )}
      {report === null ? (
        <p role="status">{t('shift.loading')}</p>
      ) : (
        <CountedShift report={report} state={state} parts={parts} stationName={stationName} lists={lists} />
      )}
    </div>
  );
}

interface CountedShiftProps {
  report: ShiftReport;
  state: ShiftState;
  parts: WindowParts;
  stationName: string;
  /** They give codes and badges their words; null: not known yet. */
  lists: ReferenceCopies | null;
}

function CountedShift({ report, state, parts, stationName, lists }: CountedShiftProps): ReactElement {
  const { t, i18n } = useTranslation();
  const format = useTimeFormat();
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeZone: 'UTC' });
  const name = report.shift.slice(11);
  const { countedAtMs } = state;
  const textOf = (code: string): string | null => {
    const texts = lists?.defects.items.find((item) => item.code === code)?.texts;
    return texts?.[i18n.language] ?? texts?.[''] ?? texts?.['en'] ?? null;
  };
  const nameOf = (badge: string): string | null =>
    lists?.operators.items.find((item) => item.badge === badge)?.name ?? null;
  return (
    <>
      <header className="shift-head">
        <div className="shift-words">
          <h2 data-testid="shift-name" data-shift={report.shift}>
            {t('shift.name', { name, day: day.format(Date.parse(report.shift.slice(0, 10))) })}
          </h2>
          <p>
            {t(report.isPresent ? 'shift.present' : 'shift.over')} ·{' '}
            {t('shift.station', { name: stationName, time: format.since(countedAtMs, countedAtMs) })}
          </p>
        </div>
        <ShiftActions report={report} parts={parts} />
      </header>
      <ShiftFigures figures={report.figures} />
      <DamagedFiles state={state} />
      <div className="shift-columns">
        <HourBars report={report} />
        <DefectBars report={report} textOf={textOf} />
        <OperatorBars report={report} nameOf={nameOf} />
        <ShiftCheck state={state} onCheck={parts.shift.check} />
      </div>
    </>
  );
}

function ShiftActions({
  report: { shift: name, previous, next },
  parts: { shift, paper },
}: Pick<CountedShiftProps, 'report' | 'parts'>): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="shift-actions">
      <button
        type="button"
        className="button"
        data-testid="shift-previous"
        onClick={() => {
          shift.open(previous);
        }}
      >
        {t('shift.previous')}
      </button>
      <button
        type="button"
        className="button"
        data-testid="shift-next"
        disabled={next === null}
        onClick={() => {
          shift.open(next);
        }}
      >
        {t('shift.next')}
      </button>
      <PaperButtons paper={paper} name={reportFileName(name)} />
    </div>
  );
}
