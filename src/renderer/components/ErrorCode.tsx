import type { ReactElement } from 'react';

/** The name of a trouble that is the same in every language, beside its sentence. */
export function ErrorCode({ code }: { code: string | null }): ReactElement | null {
  if (code === null) return null;
  return (
    <span className="code error-code" data-testid="error-code">
      {code}
    </span>
  );
}
