import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { UpdateDeed, UpdateProgress } from '../../shared/updates';
import type { Updates } from './update-store';

/** What the care screen shows of updates. */
export interface UpdateCareProps {
  updates: Updates;
  formatTime: (wallMs: number) => string;
}

/** For supervisors and IT: what is known of updates, and what can be asked for. */
export function UpdateCare({ updates, formatTime }: UpdateCareProps): ReactElement {
  const { t } = useTranslation();
  const { progress, lastFailure } = useStore(updates.store);
  const isOff = progress.state === 'off';
  return (
    <>
      <p data-testid="update-state" data-state={progress.state} role="status">
        {describeProgress(t, progress, formatTime)}
      </p>
      {lastFailure !== null && (
        <p data-testid="update-failure">
          {t('updates.lastFailure', { version: lastFailure.version, reason: lastFailure.reason })}
        </p>
      )}
      {progress.state === 'ready' && <DeedButton deed="install" updates={updates} />}
      {!isOff && <DeedButton deed="check" updates={updates} />}
      {!isOff && <DeedButton deed="choose-folder" updates={updates} />}
    </>
  );
}

function describeProgress(
  t: TFunction,
  progress: UpdateProgress,
  formatTime: (wallMs: number) => string,
): string {
  switch (progress.state) {
    case 'idle':
      return progress.checkedAtMs === null
        ? t('updates.state.unknown')
        : t('updates.state.idle', { time: formatTime(progress.checkedAtMs) });
    case 'refused':
    case 'failed':
      return t(`updates.state.${progress.state}`, {
        time: formatTime(progress.atMs),
        detail: progress.detail,
      });
    case 'ready':
      return t(`updates.wait.${progress.waitsFor}`, { version: progress.version });
    case 'counting-down':
    case 'installing':
      return t(`updates.notice.${progress.state}`, {
        version: progress.version,
        count: progress.state === 'counting-down' ? Math.ceil(progress.remainingMs / 1_000) : 0,
      });
    case 'off':
    case 'checking':
      return t(`updates.state.${progress.state}`);
    case 'downloading':
      return t('updates.state.downloading', { version: progress.version, percent: progress.percent });
    case 'told':
      return t('updates.state.told', { version: progress.version });
  }
}

function DeedButton({ deed, updates }: { deed: UpdateDeed; updates: Updates }): ReactElement {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="button"
      data-testid={`deed-${deed}`}
      onClick={() => {
        updates.act(deed);
      }}
    >
      {t(`updates.${deed}`)}
    </button>
  );
}
