import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** What the pad shows and tells. */
export interface PinPadProps {
  /** How many digits are entered; which ones, nobody sees. */
  count: number;
  onDigit: (digit: string) => void;
  onErase: () => void;
  onConfirm: () => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Digits for a finger in a glove. */
export function PinPad({ count, onDigit, onErase, onConfirm }: PinPadProps): ReactElement {
  const { t } = useTranslation();
  const key = (digit: string): ReactElement => (
    <button
      key={digit}
      type="button"
      className="button pin-key"
      data-testid={`pin-${digit}`}
      onClick={() => {
        onDigit(digit);
      }}
    >
      {digit}
    </button>
  );
  return (
    <div className="pin-pad">
      <p
        className="pin-dots"
        data-testid="pin-dots"
        data-count={count}
        role="status"
        aria-label={t('pin.digits', { count })}
      >
        {'●'.repeat(count)}
      </p>
      {digits.map(key)}
      <button type="button" className="button pin-key" data-testid="pin-erase" onClick={onErase}>
        {t('pin.erase')}
      </button>
      {key('0')}
      <button type="button" className="button pin-key" data-testid="pin-confirm" onClick={onConfirm}>
        {t('pin.confirm')}
      </button>
    </div>
  );
}
