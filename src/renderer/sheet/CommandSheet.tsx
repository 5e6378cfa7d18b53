import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workflow } from '../../shared/workflow';
import { describeCommand } from '../i18n/describe-command';
import { drawCommand } from './draw-command';
import { sheetOf, type SheetCommand } from './sheet-commands';

/** What the sheet is made of. */
export interface CommandSheetProps {
  stationName: string;
  stationKey: string;
  workflows: readonly Workflow[];
  /** Writes the sheet to a file; answers its path. */
  onSavePdf: () => Promise<string>;
}

/** The command codes of this station, on screen as on paper. */
export function CommandSheet({
  stationName,
  stationKey,
  workflows,
  onSavePdf,
}: CommandSheetProps): ReactElement {
  const { t } = useTranslation();
  const sheet = useMemo(() => sheetOf(workflows, stationKey), [workflows, stationKey]);
  const [said, setSaid] = useState<string | null>(null);
  const save = (): void => {
    onSavePdf().then(
      (file) => {
        setSaid(t('sheet.saved', { file }));
      },
      (error: unknown) => {
        setSaid(t('sheet.failed', { detail: String(error) }));
      },
    );
  };
  return (
    <section className="sheet" data-testid="sheet">
      <div className="sheet-actions">
        <button type="button" className="button" data-testid="save-sheet" onClick={save}>
          {t('sheet.save')}
        </button>
        <p role="status">{said ?? t('sheet.advice')}</p>
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
    <article className="sheet-page">
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

function CommandCard({ command, code }: SheetCommand): ReactElement {
  const { t } = useTranslation();
  const [image, setImage] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    void drawCommand(code).then((drawn) => {
      if (isShown) setImage(drawn);
    });
    return () => {
      isShown = false;
    };
  }, [code]);
  const { title, does } = describeCommand(t, command);
  return (
    <li className="sheet-command" data-testid="command" data-code={code}>
      <h3>{title}</h3>
      <p>{does}</p>
      {image !== null && <img src={image} alt={code} />}
      <p className="code">{code}</p>
    </li>
  );
}
