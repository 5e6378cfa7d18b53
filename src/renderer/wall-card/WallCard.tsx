import type { CSSProperties, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { commandCode, type Command } from '../../shared/command';
import { titleOf, type Workflow } from '../../shared/workflow';
import { CommandCard } from '../sheet/CommandCard';
import { FieldsInOrder } from './FieldsInOrder';
import { OutcomeMeanings } from './OutcomeMeanings';
import { PlaceMeanings } from './PlaceMeanings';

/** What the card is made of. */
export interface WallCardProps {
  stationName: string;
  stationKey: string;
  /** The one in use: the card tells of its fields. */
  workflow: Workflow;
}

/** What an operator needs with no menu at hand. */
const commands: readonly Command[] = [{ name: 'acknowledge' }, { name: 'undo' }, { name: 'sign-out' }];

/** All an operator has to know, on one page for the wall beside the station. */
export function WallCard({ stationName, stationKey, workflow }: WallCardProps): ReactElement {
  const { t, i18n } = useTranslation();
  return (
    <article
      className="paper wall-card"
      lang={i18n.language}
      style={{ '--fields': workflow.fields.length } as CSSProperties}
      data-testid="wall-card"
    >
      <header className="wall-head">
        <h2>{t('wallCard.title')}</h2>
        <p>{t('wallCard.station', { name: stationName, workflow: titleOf(workflow, i18n.language) })}</p>
      </header>
      <section>
        <h3>{t('wallCard.order')}</h3>
        <FieldsInOrder workflow={workflow} />
        <p>{t('screen.scan.help')}</p>
      </section>
      <section>
        <h3>{t('wallCard.outcomes')}</h3>
        <OutcomeMeanings />
        <p>{t('wallCard.onRed', { acknowledge: t('command.acknowledge.title') })}</p>
      </section>
      <section>
        <h3>{t('wallCard.places')}</h3>
        <PlaceMeanings />
      </section>
      <section>
        <h3>{t('wallCard.codes')}</h3>
        <ul className="wall-codes">
          {commands.map((command) => (
            <CommandCard key={command.name} command={command} code={commandCode(command, stationKey)} />
          ))}
        </ul>
        <p>{t('wallCard.keyed', { undo: t('command.undo.title'), name: stationName })}</p>
      </section>
    </article>
  );
}
