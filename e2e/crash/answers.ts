import type { SystemCall } from './system-calls';

/** The numbers a sent text confirms as saved. */
export function savedNumbers(text: string): number[] {
  return [...text.matchAll(/"outcome":"saved","seq":(\d+)/g)].map((match) => Number(match[1]));
}

/**
 * Looks at every confirmation in a trace: before it, the write-ahead log must have been written, and everything written
 * to it must have been synced. Answers how many there were and a sentence for each one that came too early.
 */
export function checkAnswers(
  calls: readonly SystemCall[],
  logFile: string,
): { answers: number; early: string[] } {
  const early: string[] = [];
  let answers = 0;
  let writesSinceAnswer = 0;
  let unsyncedWrites = 0;
  for (const call of calls) {
    if (call.call === 'send') {
      const numbers = savedNumbers(call.text);
      if (numbers.length === 0) continue;
      answers += numbers.length;
      if (writesSinceAnswer === 0) early.push(`${numbers.join()} was confirmed without a write`);
      if (unsyncedWrites > 0)
        early.push(`${numbers.join()} was confirmed with ${unsyncedWrites} writes not synced`);
      writesSinceAnswer = 0;
    } else if (call.call === 'write' && call.file === logFile) {
      writesSinceAnswer += 1;
      unsyncedWrites += 1;
    } else if (call.call === 'sync' && call.file === logFile) unsyncedWrites = 0;
  }
  return { answers, early };
}
