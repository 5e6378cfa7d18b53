import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon';

/** What stopped, and the error's own words for IT. */
export interface FailureScreenProps {
  reason: 'start' | 'screen';
  detail: string;
}

/** Tells the operator plainly that the program, or only its screen, does not work. */
export function FailureScreen({ reason, detail }: FailureScreenProps): ReactElement {
  const { t } = useTranslation();
  return (
    <main className="failure" role="alert">
      <Icon name="attention" />
      <h1 className="failure-title">{t(`failure.${reason}.title`)}</h1>
      <p className="failure-sentence">{t(`failure.${reason}.sentence`)}</p>
      <p className="failure-detail">{detail}</p>
    </main>
  );
}
