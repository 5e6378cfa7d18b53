import type { Workflow } from '../../shared/workflow';

/** A code of a list, and what it means. */
export type ListEntry = Workflow['lists'][string][number];

/** A list as lines: the code, and after a blank what it means. */
export function toLines(entries: readonly ListEntry[]): string {
  return entries.map(({ code, text }) => (text === '' ? code : `${code} ${text}`)).join('\n');
}

/** The lines as a list. A line without a code stays, as a mistake to be mended. */
export function fromLines(lines: string): ListEntry[] {
  return lines.split('\n').map((line) => {
    const end = line.indexOf(' ');
    return end === -1 ? { code: line, text: '' } : { code: line.slice(0, end), text: line.slice(end + 1) };
  });
}
