import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { listFormats } from '../../shared/ipc';
import type { HistoryStore } from './history-store';

/** Puts everything that was found into a file, and says where it is. */
export function HistoryExport({ history }: { history: HistoryStore }): ReactElement {
  const { t } = useTranslation();
  const { entries, isExporting, exported } = useStore(history.store);
  return (
    <div className="history-export">
      {listFormats.map((format) => (
        <button
          key={format}
          type="button"
          className="button"
          data-testid={`history-export-${format}`}
          disabled={isExporting || entries.length === 0}
          onClick={() => {
            history.exportFound(format);
          }}
        >
          {t('history.export', { format: format.toUpperCase() })}
        </button>
      ))}
      {exported !== null && (
        <p role="status" data-testid="history-exported">
          {t('history.exported', exported)}
        </p>
      )}
    </div>
  );
}
