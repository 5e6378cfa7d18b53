import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftReport } from '../../shared/shift-report';
import { useNumberFormat } from '../i18n/use-number-format';

/** A line of bars: a label, and how much of it was good, bad, or neither. */
interface Bar {
  key: string;
  label: ReactNode;
  rows: number;
  approved: number;
  rejected: number;
}

interface BarsProps {
  name: string;
  title: string;
  head: string;
  bars: readonly Bar[];
  /** Marked across all bars; null: nothing is. */
  target?: number | null;
  /** Whether what was rejected has a column of its own. */
  withRejected: boolean;
}

/** The rows of each hour, with the target across them. */
export function HourBars({ report }: { report: ShiftReport }): ReactElement {
  const { t } = useTranslation();
  const number = useNumberFormat();
  const { hours, targetPerHour } = report;
  return (
    <section className="shift-part">
      <h2>{t('shift.perHour')}</h2>
      {targetPerHour !== null && (
        <p className="shift-target" data-testid="shift-target">
          {t('shift.target', { target: number(targetPerHour) })}
        </p>
      )}
      <Bars
        name="hours"
        title={t('shift.perHour')}
        head={t('shift.hour')}
        bars={hours.map((hour) => ({ ...hour, key: hour.startsAt, label: hour.startsAt.slice(11, 16) }))}
        target={targetPerHour}
        withRejected
      />
    </section>
  );
}

/** The codes that rejected most, each with its text where a list has one. */
export function DefectBars({
  report,
  textOf,
}: {
  report: ShiftReport;
  textOf: (code: string) => string | null;
}): ReactElement {
  const { t } = useTranslation();
  const { defects, otherDefects } = report;
  const lines = [
    ...defects.map(({ code, count }) => ({
      key: code,
      label: <Coded code={code} text={textOf(code)} />,
      count,
    })),
    ...(otherDefects === 0 ? [] : [{ key: '', label: t('shift.otherDefects'), count: otherDefects }]),
  ];
  return (
    <section className="shift-part">
      <h2>{t('shift.defects')}</h2>
      {lines.length === 0 ? (
        <p>{t('shift.noDefects')}</p>
      ) : (
        <Bars
          name="defects"
          title={t('shift.defects')}
          head={t('shift.defect')}
          bars={lines.map(({ key, label, count }) => ({
            key,
            label,
            rows: count,
            approved: 0,
            rejected: count,
          }))}
          withRejected={false}
        />
      )}
    </section>
  );
}

/** Who scanned how much. */
export function OperatorBars({
  report,
  nameOf,
}: {
  report: ShiftReport;
  nameOf: (badge: string) => string | null;
}): ReactElement {
  const { t } = useTranslation();
  const { operators } = report;
  return (
    <section className="shift-part">
      <h2>{t('shift.operators')}</h2>
      {operators.length === 0 ? (
        <p>{t('shift.noOperators')}</p>
      ) : (
        <Bars
          name="operators"
          title={t('shift.operators')}
          head={t('shift.operator')}
          bars={operators.map(({ operator, ...counts }) => ({
            ...counts,
            key: operator,
            label: <Coded code={operator} text={nameOf(operator)} />,
          }))}
          withRejected
        />
      )}
    </section>
  );
}

function Coded({ code, text }: { code: string; text: string | null }): ReactElement {
  return (
    <>
      <span className="code">{code}</span>
      {text !== null && <span className="shift-text"> {text}</span>}
    </>
  );
}

/** A table whose bars are drawn in it: what is seen and what is read out cannot differ. */
function Bars({ name, title, head, bars, target = null, withRejected }: BarsProps): ReactElement {
  const { t } = useTranslation();
  const number = useNumberFormat();
  const most = Math.max(1, target ?? 0, ...bars.map(({ rows }) => rows));
  const share = (count: number): string => `${(100 * count) / most}%`;
  return (
    <table className="shift-bars" data-testid={`shift-${name}`} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <td aria-hidden="true" />
          <th scope="col">{t('shift.rows')}</th>
          {withRejected && <th scope="col">{t('shift.rejected')}</th>}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, rows, approved, rejected }) => (
          <tr key={key} data-testid={`shift-${name}-line`}>
            <th scope="row">{label}</th>
            <td className="shift-track" aria-hidden="true">
              <div className="shift-bar">
                <span data-part="approved" style={{ width: share(approved) }} />
                <span data-part="neither" style={{ width: share(rows - approved - rejected) }} />
                <span data-part="rejected" style={{ width: share(rejected) }} />
                {target !== null && <i className="shift-mark" style={{ left: share(target) }} />}
              </div>
            </td>
            <td>{number(rows)}</td>
            {withRejected && <td>{number(rejected)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
