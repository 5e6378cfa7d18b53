import type { ReactElement } from 'react';
import { visibleCode } from './visible-code';

/** A code in the monospace face, control characters made visible. */
export function CodeText({ code, limit = 64 }: { code: string; limit?: number }): ReactElement {
  return <span className="code">{visibleCode(code, limit)}</span>;
}
