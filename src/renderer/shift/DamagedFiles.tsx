import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { describeDamagedFile } from '../i18n/care-sentences';
import { useTimeFormat } from '../i18n/use-time-format';
import type { ShiftState } from './shift-store';

/** The files that rotted: what became of the numbers they gave out. Nothing where there is none. */
export function DamagedFiles({
  state: { salvages, countedAtMs },
}: {
  state: ShiftState;
}): ReactElement | null {
  const { t } = useTranslation();
  const format = useTimeFormat();
  if (salvages.length === 0) return null;
  return (
    <section className="shift-part">
      <h2>{t('shift.damaged')}</h2>
      {salvages.map((file) => (
        <p
          key={file.keptAs}
          className="shift-file"
          data-testid="shift-file"
          data-state={file.state}
          data-tone={(file.lost?.count ?? 0) > 0 ? 'alarm' : undefined}
        >
          {describeDamagedFile(t, file, format.since(file.foundAtMs, countedAtMs))}
        </p>
      ))}
    </section>
  );
}
