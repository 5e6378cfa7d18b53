import type { ReactElement } from 'react';
import type { Command } from '../../shared/command';
import { commandCode } from '../../shared/command';
import { CommandImage } from '../sheet/CommandImage';

/** What a button with its code is made of. */
export interface CodeButtonProps {
  /** What does the same when it is scanned. It carries no key. */
  command: Command;
  testId: string;
  isMain?: boolean;
  onPress: () => void;
  children: string;
}

/** A button, and under it the code that presses it. */
export function CodeButton({
  command,
  testId,
  isMain = false,
  onPress,
  children,
}: CodeButtonProps): ReactElement {
  return (
    <div className="code-button">
      <button
        type="button"
        className={isMain ? 'button button-main' : 'button'}
        data-testid={testId}
        onClick={onPress}
      >
        {children}
      </button>
      <CommandImage code={commandCode(command, '')} />
    </div>
  );
}
