import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { describePinRefusal } from '../i18n/people-sentences';
import { findOperator } from '../store/sign-in';
import type { StationStore } from '../store/station-store';
import { PinPad } from './PinPad';

/** The longest PIN there is. */
const longestPin = 12;

/** Who may go on: first the badge, then the PIN, of which no digit is ever shown. */
export function PinEntry({
  stationStore: { store, supervisor },
}: {
  stationStore: StationStore;
}): ReactElement | null {
  const pinFor = useStore(store, (state) => state.pinFor);
  const pinAnswer = useStore(store, (state) => state.pinAnswer);
  const lists = useStore(store, (state) => state.lists);
  const hasAdministratorPin = useStore(store, ({ setup }) => setup.signIn.hasAdministratorPin);
  const { t, i18n } = useTranslation();
  const [pin, setPin] = useState('');
  if (pinFor === null) return null;
  const { badge } = pinFor;
  const answer = pinAnswer?.question === pinFor ? pinAnswer.refusal : null;
  const name = badge === null ? null : (findOperator(lists, badge ?? null)?.name ?? badge ?? '');
  return (
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
  );
}
