import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tab } from './places';
import { tabs } from './places';

/** The parts of the form; each says how many mistakes are in it. */
export function EditorTabs({
  shown,
  mistakes,
  onShow,
}: {
  shown: Tab;
  /** Number of mistakes in each part. */
  mistakes: (tab: Tab) => number;
  onShow: (tab: Tab) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="editor-tabs">
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          className="button"
          data-testid={`part-${tab}`}
          aria-pressed={tab === shown}
          onClick={() => {
            onShow(tab);
          }}
        >
          {t(`editor.tab.${tab}`)}
          {mistakes(tab) > 0 && (
            <span className="editor-mistakes">
              <span aria-hidden="true">{mistakes(tab)}</span>
              <span className="unseen">{t('editor.mistakes', { count: mistakes(tab) })}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
