import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { setUpAnswersSchema } from '../../shared/first-run';
import type { WindowParts } from '../screens/screen';
import { CodeButton } from './CodeButton';
import { databaseOutcome } from './database-outcome';

const fields = ['host', 'port', 'database', 'user', 'password'] as const;

/** Where the scans go: tried at once, by the same connection that will carry them. */
export function DatabaseStep({ parts: { firstRun, stationStore } }: { parts: WindowParts }): ReactElement {
  const { t } = useTranslation();
  const phase = useStore(firstRun.store, (state) => state.database);
  const connection = useStore(stationStore.store, ({ status }) => status?.connection);
  const [typed, setTyped] = useState({ host: '', port: '3306', database: '', user: '', password: '' });
  const { success, data } = setUpAnswersSchema.shape.database.unwrap().safeParse({
    ...typed,
    port: Number(typed.port),
  });
  const outcome = databaseOutcome(phase, connection);
  const isConnected = outcome?.tone === 'good';
  return (
    <form
      className="first-run-form"
      data-testid="first-account"
      data-phase={phase}
      onSubmit={(event) => {
        event.preventDefault();
        if (success) firstRun.connect(data);
      }}
    >
      <div className="first-run-fields">
        {fields.map((name) => (
          <label key={name}>
            {t(`firstRun.database.${name}`)}
            <input
              data-testid={`first-${name}`}
              type={name === 'password' ? 'password' : 'text'}
              value={typed[name]}
              onChange={(event) => {
                setTyped({ ...typed, [name]: event.target.value });
              }}
            />
          </label>
        ))}
      </div>
      <div className="first-run-outcome" role="status">
        {outcome !== null && (
          <p data-testid="first-connection" data-tone={outcome.tone}>
            {outcome.tone === 'waiting' && t('firstRun.database.trying')}
            {outcome.tone === 'good' && t('trust.connected')}
            {outcome.tone === 'offline' && t(`cause.${outcome.cause}.what`)}
          </p>
        )}
        {outcome?.tone === 'offline' && <p className="first-run-why">{t('firstRun.database.goesOn')}</p>}
      </div>
      <div className="first-run-buttons">
        <button
          type="submit"
          className={isConnected ? 'button' : 'button button-main'}
          data-testid="first-connect"
          disabled={!success || phase === 'trying'}
        >
          {t('firstRun.database.connect')}
        </button>
        <CodeButton
          command={{ name: 'acknowledge' }}
          testId={phase === 'answered' ? 'first-next' : 'first-later'}
          isMain={isConnected}
          onPress={firstRun.goOn}
        >
          {t(phase === 'answered' ? 'firstRun.next' : 'firstRun.later')}
        </CodeButton>
      </div>
    </form>
  );
}
