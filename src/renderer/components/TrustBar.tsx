import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { describeTrust, type Tone } from '../i18n/sentences';
import type { StationState } from '../store/station-store';
import { Icon, type IconName } from './Icon';

const toneIcons: Record<Tone, IconName> = {
  calm: 'waiting',
  good: 'in-database',
  waiting: 'waiting',
  offline: 'offline',
  alarm: 'attention',
};

/** What the bar shows. */
export interface TrustBarProps {
  facts: Pick<StationState, 'agent' | 'status' | 'waiting'>;
  /** Writes wall milliseconds for a sentence. */
  formatTime: (wallMs: number) => string;
}

/** Whether everything is safe and where it is: always in the same place, in one plain sentence. */
export function TrustBar({ facts, formatTime }: TrustBarProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { status } = facts;
  const { tone, sentence, advice } = describeTrust(t, facts, formatTime);
  const backlog = status?.backlog ?? null;
  return (
    <footer
      className="trust"
      data-testid="connection"
      data-state={status?.connection.state ?? 'connecting'}
      data-tone={tone}
    >
      <span className="trust-icon">
        <Icon name={toneIcons[tone]} />
      </span>
      <div className="trust-words" role="status">
        <p className="trust-sentence">{sentence}</p>
        {advice !== null && <p className="trust-advice">{advice}</p>}
      </div>
      <p className="trust-backlog" data-testid="backlog" data-count={backlog ?? ''}>
        {backlog !== null && (
          <>
            <span className="trust-count">{new Intl.NumberFormat(i18n.language).format(backlog)}</span>
            <span className="trust-count-label">{t('trust.backlog')}</span>
          </>
        )}
      </p>
    </footer>
  );
}
