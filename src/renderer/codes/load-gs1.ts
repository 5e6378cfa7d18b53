import { errorText } from '../../shared/error-text';
import type { CodeTools, Gs1Element, Gs1Problem } from '../../shared/gs1';

const separator = '\u001d';
/** AIM identifiers of GS1-128, GS1 DataMatrix, GS1 QR and GS1 DataBar. */
const aimIdentifier = /^\](?:C1|d2|Q3|e0)/;

/** Names of bwip-js' verdicts, by the beginning of what follows `GS1`. */
const problems: readonly [RegExp, Gs1Problem][] = [
  [/bad(Checksum|Check|AlphaCheck)/i, 'check-digit'],
  [/bad(Month|Day|Date|Year|Hour|Minute|Second|Time)/i, 'date'],
  [/tooLong/i, 'too-long'],
  [/tooShort/i, 'too-short'],
  [/bad(CSET|Numeric|NonNumeric|Character)|nonNumeric|CSET/i, 'characters'],
  [/(exclusive|missing|repeated|duplicate)/i, 'combination'],
  [/(unknown|unrecognised|unrecognized)AI/i, 'unknown-ai'],
];

/**
 * Loads what reads GS1 codes: one package splits the element string, another one judges it by GS1's rules. Together they
 * are some 1.2 MB, so they are loaded only where a workflow has a GS1 field. Rejects when the files cannot be read.
 */
export async function loadGs1(): Promise<CodeTools['readGs1']> {
  const [{ default: parser }, { default: bwip }] = await Promise.all([
    import('gs1-barcode-parser-mod'),
    import('bwip-js/generic'),
  ]);

  function split(data: string): Gs1Element[] | null {
    try {
      return parser.parseBarcode(`]C1${data}`).parsedCodeItems.map(({ ai, raw }) => ({ ai, value: raw }));
    } catch {
      // It throws for whatever is no element string; that is the answer.
      return null;
    }
  }

  function judge(elements: readonly Gs1Element[]): string | null {
    try {
      bwip.raw({ bcid: 'gs1datamatrix', text: elements.map(({ ai, value }) => `(${ai})${value}`).join('') });
      return null;
    } catch (error) {
      return errorText(error);
    }
  }

  return (code) => {
    const bare = code.replace(aimIdentifier, '');
    const declaresGs1 = bare !== code || bare.startsWith(separator);
    const data = bare.replace(/^\u001d+|\u001d+$/g, '');
    const elements = data === '' ? null : split(data);
    if (elements === null || elements.length === 0) {
      return declaresGs1
        ? { outcome: 'invalid', problem: 'unknown-ai', detail: 'It is no GS1 element string.' }
        : { outcome: 'not-gs1' };
    }
    const verdict = judge(elements);
    // A label inside a factory may well hold a lot (10) without the article (01) it would need in trade.
    if (verdict === null || /missingAIs/i.test(verdict)) return { outcome: 'elements', elements };
    return { outcome: 'invalid', problem: toProblem(verdict), detail: verdict };
  };
}

function toProblem(verdict: string): Gs1Problem {
  return problems.find(([name]) => name.test(verdict))?.[1] ?? 'other';
}
