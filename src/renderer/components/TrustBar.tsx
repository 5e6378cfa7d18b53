import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Clock } from '../../shared/clock';
import { describeOldest } from '../i18n/describe-oldest';
import { describeTrust, type Tone } from '../i18n/sentences';
import { useTimeFormat } from '../i18n/use-time-format';
import type { StationState } from '../store/station-state';
import { ErrorCode } from './ErrorCode';
import { Icon, type IconName } from './Icon';

const toneIcons: Record<Tone, IconName> = {
  calm: 'waiting',
  good: 'in-database',
  waiting: 'waiting',
  offline: 'offline',
  alarm: 'attention',
};

/** Whether everything is safe and where it is: always in the same place, in one plain sentence. */
export function TrustBar({ store, clock }: { store: StoreApi<StationState>; clock: Clock }): ReactElement {
  const { t, i18n } = useTranslation();
  const timeFormat = useTimeFormat();
  const agent = useStore(store, (state) => state.agent);
  const status = useStore(store, (state) => state.status);
  const waiting = useStore(store, (state) => state.waiting);
  const facts = { agent, status, waiting };
  const { tone, sentence, advice, code } = describeTrust(t, facts, (wallMs) =>
    timeFormat.since(wallMs, clock.wallMs()),
  );
  // Without a usable file nobody knows how many scans it holds.
  const backlog = status === null || status.outbox.state === 'refused' ? null : status.backlog;
  const oldest = backlog === null ? null : (status?.oldestPending ?? null);
  useRefresh(clock, oldest !== null);
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
        {advice !== null && (
          <p className="trust-advice">
            {advice} <ErrorCode code={code} />
          </p>
        )}
      </div>
      <p className="trust-backlog" data-testid="backlog" data-count={backlog ?? ''}>
        {backlog !== null && (
          <>
            <span className="trust-count">{new Intl.NumberFormat(i18n.language).format(backlog)}</span>
            <span className="trust-count-label">{t('trust.backlog')}</span>
            <span className="trust-oldest" data-testid="oldest">
              {describeOldest(t, oldest, clock.wallMs(), i18n.language)}
            </span>
          </>
        )}
      </p>
    </footer>
  );
}

/** Ages are told to the minute. */
const refreshMs = 10_000;

/** Draws again from time to time while an age is shown: it grows without anything happening. */
function useRefresh(clock: Clock, isNeeded: boolean): void {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isNeeded) return undefined;
    return clock.schedule(refreshMs, () => {
      setTurn(turn + 1);
    });
  }, [clock, isNeeded, turn]);
}
