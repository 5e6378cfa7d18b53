import { useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { WindowParts } from '../screens/screen';
import { CodeButton } from './CodeButton';

/** What the station is called; the name of the PC is proposed. */
export function NameStep({ parts: { firstRun } }: { parts: WindowParts }): ReactElement {
  const { t } = useTranslation();
  const name = useStore(firstRun.store, (state) => state.name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.select();
  }, []);
  return (
    <form
      className="first-run-form"
      onSubmit={(event) => {
        event.preventDefault();
        firstRun.goOn();
      }}
    >
      <label>
        {t('firstRun.name.label')}
        <input
          ref={field}
          data-testid="first-name"
          value={name}
          maxLength={64}
          onChange={(event) => {
            firstRun.typeName(event.target.value);
          }}
        />
      </label>
      <div className="first-run-buttons">
        <CodeButton command={{ name: 'acknowledge' }} testId="first-next" isMain onPress={firstRun.goOn}>
          {t('firstRun.next')}
        </CodeButton>
      </div>
    </form>
  );
}
