import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { PinPad } from '../components/PinPad';
import { describePinRefusal } from '../i18n/people-sentences';
import { findOperator } from '../store/sign-in';
import type { WindowParts } from './screen';

/** The longest PIN there is. */
const longestPin = 12;

/** Who may go on from here: first the badge, then the PIN, of which no digit is ever shown. */
export function PinScreen({ parts }: { parts: WindowParts }): ReactElement | null {
  const { store, supervisor, showScreen } = parts.stationStore;
  const pinFor = useStore(store, (state) => state.pinFor);
  const lists = useStore(store, (state) => state.lists);
  const hasAdministratorPin = useStore(store, ({ setup }) => setup.signIn.hasAdministratorPin);
  const { t, i18n } = useTranslation();
  const [pin, setPin] = useState('');
  if (pinFor === null) return null;
  const { badge, answer } = pinFor;
  const name = badge === null ? null : (findOperator(lists, badge ?? null)?.name ?? badge ?? '');
  return (
    <main className="screen" data-testid="pin" data-step={badge === undefined ? 'badge' : 'pin'}>
      <header className="screen-head">
        <div className="screen-words">
          <h1 className="screen-title">{t('pin.title')}</h1>
          <p className="screen-help">{t(`screen.${pinFor.screen}.title`)}</p>
        </div>
        <button
          type="button"
          className="button"
          data-testid="close-pin"
          onClick={() => {
            showScreen('scan');
          }}
        >
          {t('pin.back')}
        </button>
      </header>
      <div className="pin">
        <p className="pin-ask" data-testid="pin-ask">
          {badge === undefined
            ? t('pin.scanBadge')
            : name === null
              ? t('pin.administrator')
              : t('pin.enter', { name })}
        </p>
        <p
          className="pin-answer"
          data-testid="pin-answer"
          data-refusal={answer?.refusal ?? 'none'}
          role="alert"
        >
          {answer === null ? '' : describePinRefusal(t, answer, i18n.language)}
        </p>
        {badge === undefined ? (
          hasAdministratorPin && (
            <button
              type="button"
              className="button"
              data-testid="pin-administrator"
              onClick={supervisor.useAdministrator}
            >
              {t('pin.withoutBadge')}
            </button>
          )
        ) : (
          <PinPad
            count={pin.length}
            onDigit={(digit) => {
              setPin((before) => (before + digit).slice(0, longestPin));
            }}
            onErase={() => {
              setPin('');
            }}
            onConfirm={() => {
              setPin('');
              if (pin !== '') void supervisor.enterPin(pin);
            }}
          />
        )}
      </div>
    </main>
  );
}
