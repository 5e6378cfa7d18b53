import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workflow } from '../../shared/workflow';
import { PaperButtons, type Paper } from '../components/PaperButtons';
import { CommandCard } from './CommandCard';
import { sheetOf, type SheetCommand } from './sheet-commands';

/** What the sheet is made of. */
export interface CommandSheetProps {
  stationName: string;
  stationKey: string;
  workflows: readonly Workflow[];
  paper: Paper;
}

/** The command codes of this station, on screen as on paper. */
export function CommandSheet({ stationName, stationKey, workflows, paper }: CommandSheetProps): ReactElement {
  const { t } = useTranslation();
  const sheet = useMemo(() => sheetOf(workflows, stationKey), [workflows, stationKey]);
  return (
    <section className="sheet" data-testid="sheet">
      <div className="paper-bar">
        <PaperButtons paper={paper} name="command-sheet" />
        <p>{t('sheet.advice')}</p>
      </div>
      <SheetPage title={t('sheet.title')} station={stationName} commands={sheet.operator} />
      {sheet.supervisor.length > 0 && (
        <SheetPage title={t('sheet.supervisor')} station={stationName} commands={sheet.supervisor} />
      )}
    </section>
  );
}

function SheetPage({
  title,
  station,
  commands,
}: {
  title: string;
  station: string;
  commands: readonly SheetCommand[];
}): ReactElement {
  return (
    <article className="sheet-page paper">
      <header className="sheet-header">
        <h2>{title}</h2>
        <p>{station}</p>
      </header>
      <ul className="sheet-commands">
        {commands.map((command) => (
          <CommandCard key={command.code} {...command} />
        ))}
      </ul>
    </article>
  );
}
