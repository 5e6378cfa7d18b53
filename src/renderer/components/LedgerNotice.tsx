import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerStatus } from '../../shared/ledger';
import { describeDifference } from '../i18n/sentences';
import { Icon } from './Icon';

/** What was found, and what sends again what is missing; it rejects when that could not be done. */
export interface LedgerNoticeProps {
  ledger: LedgerStatus;
  sendMissing: () => Promise<void>;
}

/** The database does not hold what this PC has delivered: how much, what is safe, and what mends it. */
export function LedgerNotice({ ledger, sendMissing }: LedgerNoticeProps): ReactElement | null {
  const { t } = useTranslation();
  const [sending, setSending] = useState<'not-asked' | 'asked' | 'failed'>('not-asked');
  const sentences = describeDifference(t, ledger);
  if (ledger.state !== 'differs') return null;

  function send(): void {
    setSending('asked');
    sendMissing().then(
      () => {
        setSending('not-asked');
      },
      // The caller has told the log; here it is for the person at the screen.
      () => {
        setSending('failed');
      },
    );
  }

  return (
    <li className="notice" data-testid="ledger-notice" data-tone="alarm" role="alert">
      <Icon name="attention" />
      <span className="notice-words">
        {sentences.join(' ')}
        {sending === 'failed' && <strong> {t('notice.sendMissingFailed')}</strong>}
      </span>
      {ledger.missing.count > 0 && (
        <button
          className="button notice-button"
          type="button"
          data-testid="send-missing"
          disabled={sending === 'asked'}
          // A touch must not take the keyboard from the scanner.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={send}
        >
          {t('notice.sendMissing')}
        </button>
      )}
    </li>
  );
}
