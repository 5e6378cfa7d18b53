import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { describeCommand } from '../i18n/describe-command';
import { drawCommand } from './draw-command';
import type { SheetCommand } from './sheet-commands';

/** One command code with its title and what it does, for paper. */
export function CommandCard({ command, code }: SheetCommand): ReactElement {
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
