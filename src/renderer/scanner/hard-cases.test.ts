import { afterAll, describe, expect, it } from 'vitest';
import { emptyRow, enterCode } from '../../shared/row';
import { plainTools } from '../../shared/gs1';
import { fgQuality } from '../../shared/ready-workflows';
import { idleDecoder } from './decoder-state';
import { decodeAll, withSilences } from './fixtures/decode-all';
import { scanOf, type HardCase } from './fixtures/hard-case';
import { characterCases } from './fixtures/hard-cases-characters';
import { disturbanceCases } from './fixtures/hard-cases-disturbances';
import { endingCases } from './fixtures/hard-cases-endings';

/*
 * The table of hard input cases. 23 is about rows and tested below; 25 is about serial ports and has no keys. The table is
 * printed with what came out.
 */

const table: readonly HardCase[] = [...characterCases, ...endingCases, ...disturbanceCases].toSorted(
  (left, right) => left.case - right.case,
);
const printed: string[] = [];

afterAll(() => {
  process.stdout.write(`\nHard input cases in the pure decoder\n${printed.join('\n')}\n`);
});

function print(number: number, words: string, got: readonly string[]): void {
  const shown = got.map((text) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text));
  printed.push(`  case ${String(number).padStart(2)}  ${words}  ->  ${shown.join(', ')}`);
}

describe('hard input cases', () => {
  for (const hardCase of table) {
    it(`case ${hardCase.case}: ${hardCase.words}`, () => {
      const { codes, state } = decodeAll(withSilences(hardCase.events, hardCase.profile), hardCase.profile);
      expect(codes).toMatchObject(hardCase.expected);
      expect(codes).toHaveLength(hardCase.expected.length);
      expect({ ...state, isAway: false, returnedAtMs: Number.NEGATIVE_INFINITY }).toEqual(idleDecoder);
      print(
        hardCase.case,
        hardCase.words,
        codes.map((entry) => (entry.kind === 'code' ? entry.text : `(${entry.kind})`)),
      );
    });
  }

  const atOrderLabel = enterAll(['OP1234', 'CP12345678-1234']);
  it.each([
    ['a CP label where an OC label is expected', 'CP12345678-1234', 'other-field'],
    ['an unknown defect code in its field', '00', 'breaks-rule'],
    ['a sign-out command that no workflow knows, in the middle of a row', '%CMD-LOGOUT', 'breaks-rule'],
  ])('case 23: %s is refused, and the row so far is kept', (words, text, reason) => {
    const [code] = decodeAll(scanOf(text)).codes;
    if (code?.kind !== 'code') throw new Error('no code');
    const step = enterCode(
      fgQuality,
      atOrderLabel,
      { code: code.text, enteredBy: code.enteredBy },
      plainTools,
    );
    expect(step).toMatchObject({ outcome: 'refused', reason: { code: reason } });
    expect(step.row).toBe(atOrderLabel);
    print(23, words, [`(${reason})`]);
  });

  it('lists every case that has keys', () => {
    const numbers = new Set([23, 25, ...table.map((hardCase) => hardCase.case)]);
    expect([...numbers].toSorted((left, right) => left - right)).toEqual(
      Array.from({ length: 26 }, (_unused, index) => index + 1),
    );
  });
});

function enterAll(codes: readonly string[]) {
  return codes.reduce(
    (row, code) => enterCode(fgQuality, row, { code, enteredBy: 'scan' }, plainTools).row,
    emptyRow,
  );
}
