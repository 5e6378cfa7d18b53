import type { ReactElement } from 'react';
import { Icon } from '../../components/Icon';

/** Something that is so or not. */
export function Toggle({
  place,
  label,
  isOn,
  onChange,
}: {
  place: string;
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}): ReactElement {
  return (
    <button
      type="button"
      className="button toggle"
      data-testid={`toggle-${place}`}
      data-place={place}
      aria-pressed={isOn}
      onClick={() => {
        onChange(!isOn);
      }}
    >
      <span className="toggle-box">{isOn && <Icon name="check" />}</span>
      {label}
    </button>
  );
}
