import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { describeCommand } from '../i18n/describe-command';
import { CommandImage } from './CommandImage';
import type { SheetCommand } from './sheet-commands';

/** One command code with its title and what it does, for paper. */
export function CommandCard({ command, code }: SheetCommand): ReactElement {
  const { t } = useTranslation();
  const { title, does } = describeCommand(t, command);
  return (
    <li className="sheet-command" data-testid="command" data-code={code}>
      <h3>{title}</h3>
      <p>{does}</p>
      <CommandImage code={code} />
      <p className="code">{code}</p>
    </li>
  );
}
